using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>An invented account for a preview of alerts: a table of 300 GB that a plan has backed up every hour for 14 days and keeps for 35.</summary>
public static class AlertSample
{
    private const decimal TableGb = 300;
    private const decimal Price = 0.1m;
    private const int RetentionHours = 35 * 24;
    private const string Account = "111122223333";
    private const string Region = "us-east-1";
    private const string PlanId = "1a2b3c4d-0000-4000-8000-111122223333";
    private const string Table = "orders";

    /// <summary>The policy that the preview's budget stands in: $5,000 a month once full.</summary>
    public static Policy Policy { get; } = Policy.Default with
    {
        Budgets = [new Budget { Id = "all-tables", Name = "all tables", Basis = BudgetBasis.SteadyState, Warning = 5_000 }],
        OwnerTag = "owner",
    };

    /// <summary>The report, judged by <see cref="Policy"/>.</summary>
    /// <param name="asOf">The instant of the report; the plan began 14 days before.</param>
    public static AuditReport Report(DateTimeOffset asOf)
    {
        var begun = asOf.AddDays(-14);
        var figures = Figures(asOf, begun);
        return Judgement.Of(
            new AuditReport
            {
                AsOf = asOf,
                Hypothetical = false,
                Complete = true,
                CompleteExceptAccepted = true,
                Tool = new ToolRow("preview", "none"),
                Prices = new PriceRow(DateOnly.FromDateTime(asOf.UtcDateTime), false),
                UncoveredTables = 0,
                NativeBackups = new NativeBackupsRow(0, 0, Usd.Zero),
                Scopes = [new ScopeRow { AccountId = Account, Region = Region, Complete = true, AdvancedFeatures = true, OptedIn = true }],
                Totals = figures,
                Tables = [TableOf(figures, begun)],
                Plans = [],
                Findings = [],
                Gaps = [],
            },
            Policy);
    }

    /// <summary>The cost by going through the hours one by one: each adds a copy until the oldest is deleted.</summary>
    private static Cost Figures(DateTimeOffset asOf, DateTimeOffset begun)
    {
        var month = BillingMonth.Of(asOf);
        var copies = (long)(asOf - begun).TotalHours;
        var bytes = copies * (Int128)(TableGb * (1L << 30));
        var soFar = Spent(begun, month, asOf);
        var months = new List<MonthCost>();
        for (var next = month; months.Count < 13; next = next.Next)
            months.Add(new MonthCost(next.ToString(), Spent(begun, next, next.End), Spent(begun, next, next.End)));
        return new Cost
        {
            RecoveryPoints = copies,
            StorageBytes = bytes,
            WarmBytes = bytes,
            ColdBytes = 0,
            RunRateUsd = new Usd(copies * TableGb * Price),
            MonthToDateUsd = soFar,
            MonthToDateLowUsd = soFar,
            MonthToDateHighUsd = soFar,
            ProjectedMonthUsd = months[0].Usd,
            SteadyStateUsd = new Usd(RetentionHours * TableGb * Price),
            SteadyStateBoundedUsd = new Usd(RetentionHours * TableGb * Price),
            SteadyStateDate = DateOnly.FromDateTime(begun.AddHours(RetentionHours).UtcDateTime),
            MonthlyGrowthUsd = Usd.Zero,
            TransferUsd = new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero),
            Estimated = false,
            NextMonths = months,
        };
    }

    private static Usd Spent(DateTimeOffset begun, BillingMonth month, DateTimeOffset until)
    {
        var copyHours = 0m;
        for (var hour = begun > month.Start ? begun : month.Start; hour < until; hour = hour.AddHours(1))
            copyHours += Math.Min((long)(hour - begun).TotalHours + 1, RetentionHours);
        return new Usd(copyHours * TableGb * Price / (decimal)(month.End - month.Start).TotalHours);
    }

    private static TableRow TableOf(Cost cost, DateTimeOffset since) => new(cost, Account, Region, Table, $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}")
    {
        Exists = true,
        TableSizeBytes = (long)(TableGb * (1L << 30)),
        Tags = new Dictionary<string, string> { ["owner"] = "shop" },
        Coverage =
        [
            new CoverageRow
            {
                PlanId = PlanId, PlanName = "nightly", RuleId = "hourly", RuleName = "hourly-35-days", Schedule = "cron(0 * * * ? *)", Timezone = "UTC",
                DeleteAfterDays = 35, ColdAfterDays = null, Because = "selection 'all tables' takes in every table",
            },
        ],
        ByRule = [RowOf(cost, since)],
        Pitr = false,
        PitrUsd = new Usd(TableGb * 0.2m),
    };

    private static RuleRow RowOf(Cost cost, DateTimeOffset since) => new(cost, $"arn:aws:backup:{Region}:{Account}:backup-vault:Default", new BilledTo(Account, Region))
    {
        PlanId = PlanId,
        RuleId = "hourly",
        RuleName = "hourly-35-days",
        CopiesOnceFull = RetentionHours,
        RunsPerDay = 24,
        Since = since,
    };
}
