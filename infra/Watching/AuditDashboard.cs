using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guardrail.Core.Metrics;

namespace Guardrail.Infra;

/// <summary>The figures of the last weeks, and whether the audit works.</summary>
internal sealed class AuditDashboard : Construct
{
    private static readonly Duration Day = Duration.Days(1);
    private readonly AuditMetrics _metrics;

    public AuditDashboard(Construct scope, string id, AuditFunction audit, IReadOnlyList<IAlarm> alarms)
        : base(scope, id)
    {
        _metrics = new AuditMetrics(audit.Function.FunctionName);
        Dashboard = new Dashboard(this, "Dashboard", new DashboardProps { DefaultInterval = Duration.Days(42), PeriodOverride = PeriodOverride.INHERIT });
        Dashboard.AddWidgets(new TextWidget(new TextWidgetProps
        {
            Markdown = "# DynamoDB backups in AWS Backup\nWhat they cost now, this month, and a month once every retention window is full. Figures are those of the last complete reading; **gaps not accepted** above 0 make them a lower bound.",
            Width = 24,
            Height = 3,
        }));
        Dashboard.AddWidgets(
            new SingleValueWidget(new SingleValueWidgetProps
            {
                Title = "USD",
                Metrics =
                [
                    Total(MetricNames.MonthToDateUsd, "So far this month"),
                    Total(MetricNames.ProjectedMonthUsd, "This month"),
                    Total(MetricNames.RunRateUsd, "A month at today's storage"),
                    Total(MetricNames.SteadyStateBoundedUsd, "A month once full"),
                ],
                Width = 16,
                Height = 5,
            }),
            new AlarmStatusWidget(new AlarmStatusWidgetProps { Title = "Does the audit work?", Alarms = [.. alarms], Width = 8, Height = 5 }));
        Dashboard.AddWidgets(
            Lines("USD a month", Total(MetricNames.RunRateUsd, "at today's storage"), Total(MetricNames.ProjectedMonthUsd, "this month"), Total(MetricNames.SteadyStateBoundedUsd, "once full"), Total(MetricNames.SteadyStateUsd, "once full, where bounded")),
            Lines("Bytes stored", Total(MetricNames.StorageBytes, "bytes")),
            Lines("Recovery points", Total(MetricNames.RecoveryPoints, "recovery points")));
        Dashboard.AddWidgets(
            Lines("Once full, by plan, USD a month", _metrics.OfEach(MetricNames.PlanDimension, MetricNames.SteadyStateBoundedUsd, Day)),
            Lines("Once full, by table, USD a month", _metrics.OfEach(MetricNames.TableDimension, MetricNames.SteadyStateBoundedUsd, Day)),
            Lines("Findings", Total(MetricNames.CriticalFindings, "critical"), Total(MetricNames.WarningFindings, "warning"), Total(MetricNames.InfoFindings, "info")));
        Dashboard.AddWidgets(
            Lines("Complete audits and gaps", Total(MetricNames.CompleteAudit, "complete"), Total(MetricNames.Gaps, "gaps"), Total(MetricNames.GapsNotAccepted, "gaps not accepted")),
            Lines("Confirmed subscribers", _metrics.Of(MetricNames.ConfirmedSubscribers, Day, "Minimum", "of the topic that has fewest")),
            Lines("Runs", Total(MetricNames.DurationMilliseconds, "longest run, ms"), Total(MetricNames.ApiCalls, "API calls"), audit.Function.MetricErrors(new MetricOptions { Period = Day, Statistic = "Sum", Label = "errors" })));
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    private Metric Total(string name, string label) => _metrics.Of(name, Day, label: label);

    private static GraphWidget Lines(string title, params IMetric[] metrics) => new(new GraphWidgetProps
    {
        Title = title,
        Left = metrics,
        LeftYAxis = new YAxisProps { Min = 0, ShowUnits = false },
        Width = 8,
        Height = 6,
    });
}
