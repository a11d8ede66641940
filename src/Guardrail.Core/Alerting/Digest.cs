using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>What one run has to say: the material of every form of its message.</summary>
internal sealed class Digest
{
    private readonly Dictionary<string, TableRow> _tables;
    private readonly TableRow?[] _standingTables;

    /// <summary>Puts what there is to tell in order.</summary>
    /// <param name="report">The report.</param>
    /// <param name="content">What to tell, in any order.</param>
    /// <param name="options">Where it goes and what it mentions.</param>
    public Digest(AuditReport report, AlertContent content, AlertOptions options)
    {
        (Report, Content, Options) = (report, content, options);
        _tables = report.Tables.GroupBy(table => table.TableArn).ToDictionary(rows => rows.Key, rows => rows.First());
        Standing = [.. content.News.Where(news => news.Stands).OrderBy(news => news.Kind).ThenByDescending(news => Severity.Rank(news.Finding.Severity))];
        _standingTables = [.. Standing.Select(news => TableOf(news.Finding))];
        Gone = [.. content.News.Where(news => !news.Stands).OrderBy(news => news.Kind).ThenByDescending(news => Severity.Rank(news.Finding.Severity))];
        Gaps = [.. report.Gaps.OrderBy(gap => gap.Accepted)];
    }

    /// <summary>The report.</summary>
    public AuditReport Report { get; }

    /// <summary>What to tell.</summary>
    public AlertContent Content { get; }

    /// <summary>Where it goes and what it mentions.</summary>
    public AlertOptions Options { get; }

    /// <summary>News of findings that stand, by what has happened to them, the gravest first.</summary>
    public IReadOnlyList<News> Standing { get; }

    /// <summary>News of findings that are resolved or withdrawn.</summary>
    public IReadOnlyList<News> Gone { get; }

    /// <summary>What was not read, first what nobody has accepted.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>The gravest severity of what stands; null where nothing does.</summary>
    public string? Gravest => Standing.Select(news => news.Finding.Severity).MaxBy(Severity.Rank);

    /// <summary>The table that the message is mostly about: that of the gravest finding that names one, else the dearest. Null in a report without tables.</summary>
    public TableRow? Culprit =>
        Standing.Where(news => news.Finding.Severity == Gravest).Select(news => CulpritOf(news.Finding)).FirstOrDefault(table => table is not null)
        ?? Report.Tables.MaxBy(InAYear);

    /// <summary>The rule that costs most of a table. Null for a table without rows.</summary>
    public static RuleRow? RuleOf(TableRow table) => table.ByRule.Where(row => row.InTotals).MaxBy(InAYear);

    /// <summary>The table a finding is about; null where it is about none, or that is not in the report.</summary>
    public TableRow? TableOf(Finding finding) => finding.TableArn is { } arn ? _tables.GetValueOrDefault(arn) : null;

    /// <summary>Who owns a table; null where that is not known.</summary>
    public string? OwnerOf(TableRow? table) => Options.OwnerTag is { } key && table?.Tags.GetValueOrDefault(key) is { Length: > 0 } owner ? owner : null;

    /// <summary>A finding with what a reader needs to act on it.</summary>
    public FindingStory Story(News news)
    {
        var table = CulpritOf(news.Finding);
        return new FindingStory(news, Report, table, OwnerOf(table));
    }

    /// <summary>What the findings are about that are not shown, in money a month: each table once, by what it costs once full, and amounts that belong to no table.</summary>
    /// <param name="shown">How many of the first are shown.</param>
    public Usd WorthBeyond(int shown)
    {
        var seen = new HashSet<TableRow>(ReferenceEqualityComparer.Instance);
        var (tables, other) = (0m, 0m);
        for (var i = shown; i < Standing.Count; i++)
        {
            var finding = Standing[i].Finding;
            if (_standingTables[i] is { } table)
                tables += seen.Add(table) ? table.SteadyStateBoundedUsd.Amount : 0;
            // Budgets count tables that other findings name as well: of those the largest alone is certain not to count anything twice.
            else if (finding.TableArn is null && finding.Unit == FindingUnit.UsdPerMonth)
                other = Math.Max(other, finding.Value ?? 0);
        }
        return new Usd(Math.Max(tables, other));
    }

    /// <summary>What a month will cost a year from now: it puts what is large beside what grows.</summary>
    public static decimal InAYear(CostFigures cost) => cost.SteadyStateBoundedUsd.Amount + 12 * cost.MonthlyGrowthUsd.Amount;

    /// <summary>The finding's own table, or the one that a budget's finding says it is mostly about.</summary>
    private TableRow? CulpritOf(Finding finding)
    {
        if (finding.TableArn is not null || finding.Kind != FindingKind.OverBudget)
            return TableOf(finding);
        return Report.Tables.Where(table => BudgetFindings.NamesMostly(finding.Message, table.TableName)).MaxBy(InAYear);
    }
}
