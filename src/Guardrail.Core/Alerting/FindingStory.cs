using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>A finding with everything that a reader needs to act on it: which table, plan and rule, why, what would be cheaper, and where to look.</summary>
/// <param name="news">What has happened to the finding.</param>
/// <param name="report">The report.</param>
/// <param name="table">The table it is about or that costs most of it; null where there is none.</param>
/// <param name="owner">The table's owner; null where that is not known.</param>
internal sealed class FindingStory(News news, AuditReport report, TableRow? table, string? owner)
{
    /// <summary>Kinds that a cheaper setting answers. The others need something repaired, granted or deleted.</summary>
    private static readonly string[] CostKinds =
        [FindingKind.OverBudget, FindingKind.NeverExpires, FindingKind.Overlap, FindingKind.DearerThanPitr, FindingKind.TooManyCopies, FindingKind.OrphanTable];

    /// <summary>Kinds whose advice says no more than an option does.</summary>
    private static readonly string[] AnsweredByOption = [FindingKind.OverBudget, FindingKind.Overlap, FindingKind.DearerThanPitr, FindingKind.TooManyCopies];

    /// <summary>What has happened to the finding.</summary>
    public News News => news;

    /// <summary>The finding.</summary>
    public Finding Finding => news.Finding;

    /// <summary>The table it is about, or that costs most of it.</summary>
    public TableRow? Table => table;

    /// <summary>Who owns the table.</summary>
    public string? Owner => owner;

    /// <summary>The rule behind it: of the finding's plan where it names one, else the dearest of the table.</summary>
    public RuleRow? Rule { get; } = RuleOf(news.Finding, table);

    /// <summary>The rule's settings; null where no rule covers the table any more.</summary>
    public CoverageRow? Coverage => Rule is { } rule ? table?.Coverage.FirstOrDefault(row => row.PlanId == rule.PlanId && row.RuleId == rule.RuleId) : null;

    /// <summary>The plan's name, or its id where the name is not known; null where no plan is behind it.</summary>
    public string? Plan => (Rule?.PlanId ?? Finding.PlanId) is not { } id ? null
        : Coverage?.PlanName
            ?? report.Plans.FirstOrDefault(plan => plan.PlanId == id && (table is null || plan.AccountId == table.AccountId && plan.Region == table.Region))?.PlanName
            ?? id;

    /// <summary>The option that leaves least to pay, of those the policy accepts; null where none answers this kind of finding.</summary>
    public SavingOption? Option => news.Stands && CostKinds.Contains(Finding.Kind) && table is { Options: [var best, ..] } ? best : null;

    /// <summary>Whether the finding's own advice says more than <see cref="Option"/>.</summary>
    public bool NeedsAdvice => Option is null || !AnsweredByOption.Contains(Finding.Kind);

    /// <summary>Pages of the console, each with its name, at most three.</summary>
    public IEnumerable<(string Name, string Url)> Links
    {
        get
        {
            if (table is { Exists: not false } && ConsoleLinks.Table(table.TableArn, table.TableName) is { } tablePage)
                yield return ("table", tablePage);
            if ((Rule?.PlanId ?? Finding.PlanId) is { } plan && (table?.TableArn ?? AnyArn()) is { } near && ConsoleLinks.Plan(near, plan) is { } planPage)
                yield return ("plan", planPage);
            if (Rule is { } rule && ConsoleLinks.Vault(rule.VaultArn) is { } vaultPage)
                yield return ("vault", vaultPage);
        }
    }

    /// <summary>Some table of the finding's Region: it tells the partition.</summary>
    private string? AnyArn() => Finding.Region is { } region ? report.Tables.FirstOrDefault(row => row.Region == region)?.TableArn : null;

    private static RuleRow? RuleOf(Finding finding, TableRow? table)
    {
        if (table is null)
            return null;
        var rows = table.ByRule.Where(row => row.InTotals && (finding.PlanId is null || row.PlanId == finding.PlanId));
        return rows.MaxBy(Digest.InAYear) ?? Digest.RuleOf(table);
    }
}
