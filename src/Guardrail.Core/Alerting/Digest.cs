using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>What one run has to say: the material of every form of its message.</summary>
/// <param name="report">The report.</param>
/// <param name="findings">The findings to tell, the gravest first.</param>
/// <param name="options">Where it goes and what it mentions.</param>
internal sealed class Digest(AuditReport report, IReadOnlyList<Finding> findings, AlertOptions options)
{
    private readonly Dictionary<string, TableRow> _tables = report.Tables.GroupBy(table => table.TableArn).ToDictionary(rows => rows.Key, rows => rows.First());

    /// <summary>The report.</summary>
    public AuditReport Report => report;

    /// <summary>The findings to tell, the gravest first.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Where it goes and what it mentions.</summary>
    public AlertOptions Options => options;

    /// <summary>The gravest severity told.</summary>
    public string Gravest => Findings.Select(finding => finding.Severity).MaxBy(Severity.Rank) ?? Severity.Info;

    /// <summary>The table that the message is mostly about: that of the first finding that names one, else the dearest. Null in a report without tables.</summary>
    public TableRow? Culprit =>
        Findings.Where(finding => Severity.Rank(finding.Severity) == Severity.Rank(Gravest)).Select(TableOf).FirstOrDefault(table => table is not null)
        ?? Report.Tables.MaxBy(InAYear);

    /// <summary>The rule that costs most of a table. Null for a table without rows.</summary>
    public static RuleRow? RuleOf(TableRow table) =>
        table.ByRule.Where(row => row.InTotals).MaxBy(InAYear);

    /// <summary>The table a finding is about; null where it is about none, or that is not in the report.</summary>
    public TableRow? TableOf(Finding finding) => finding.TableArn is { } arn ? _tables.GetValueOrDefault(arn) : null;

    /// <summary>Who owns the table a finding is about; null where that is not known.</summary>
    public string? OwnerOf(Finding finding) => Options.OwnerTag is { } key && TableOf(finding)?.Tags.GetValueOrDefault(key) is { Length: > 0 } owner ? owner : null;

    /// <summary>What was not read, first what nobody has accepted.</summary>
    public IReadOnlyList<Gap> Gaps => [.. Report.Gaps.OrderBy(gap => gap.Accepted)];

    /// <summary>What findings are about in money a month: each table once, by what it costs once full, and amounts that belong to no table.</summary>
    public Usd Worth(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var tables = all.Select(TableOf).OfType<TableRow>().DistinctBy(table => table.TableArn).Total(table => table.SteadyStateBoundedUsd);
        // Budgets count tables that other findings name as well: of those the largest alone is certain not to count anything twice.
        var other = all.Where(finding => finding.TableArn is null && finding.Unit == "USD/month").Select(finding => finding.Value ?? 0).DefaultIfEmpty(0).Max();
        return tables.Amount > other ? tables : new Usd(other);
    }

    /// <summary>What a month will cost a year from now: it puts what is large beside what grows.</summary>
    private static decimal InAYear(CostFigures cost) => cost.SteadyStateBoundedUsd.Amount + 12 * cost.MonthlyGrowthUsd.Amount;
}
