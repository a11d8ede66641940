using Guardrail.Auditing;

namespace Guardrail.Policies;

/// <summary>Which backups a budget or a constraint is about. Whatever is given must fit; nothing given means everything.</summary>
public sealed record PolicyScope
{
    /// <summary>Everything.</summary>
    public static PolicyScope Everything { get; } = new();

    /// <summary>Table names, or table ARNs where the pattern starts with <c>arn:</c>; null for any.</summary>
    public NamePattern? Table { get; init; }

    /// <summary>A tag the table must carry; null for any.</summary>
    public TagMatch? Tag { get; init; }

    /// <summary>Names or ids of the plan that made the points; null for any, also for points that no plan made.</summary>
    public NamePattern? Plan { get; init; }

    /// <summary>The account that pays for the storage; null for any.</summary>
    public string? Account { get; init; }

    /// <summary>The Region whose prices apply to the storage; null for any.</summary>
    public string? Region { get; init; }

    /// <summary>Whether a table fits, by name, ARN and tags alone.</summary>
    public bool FitsTable(TableRow table) => FitsTable(table.TableName, table.TableArn, table.Tags);

    /// <summary>Whether a table fits, by name, ARN and tags alone.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="arn">Its ARN.</param>
    /// <param name="tags">Its tags; null where they are not known, which fits every demand for a tag.</param>
    public bool FitsTable(string name, string arn, IReadOnlyDictionary<string, string>? tags) =>
        (Table is null || Table.Fits(Table.Text.StartsWith("arn:", StringComparison.Ordinal) ? arn : name))
        && (Tag is null || tags is null || (tags.TryGetValue(Tag.Key, out var value) && (Tag.Value is null || Tag.Value.Fits(value))));

    /// <summary>Whether points of a fitting table fit, by the payer and by the plan that made them.</summary>
    /// <param name="rule">The row.</param>
    /// <param name="planName">The plan's name; null where it is not known or there is none.</param>
    public bool FitsRule(RuleRow rule, string? planName) =>
        (Account is null || Account == rule.BilledTo.AccountId)
        && (Region is null || Region == rule.BilledTo.Region)
        && (Plan is null || Plan.Fits(planName) || Plan.Fits(rule.PlanId));
}

/// <summary>A tag: its key, and what its value must be.</summary>
/// <param name="Key">The key, exactly.</param>
/// <param name="Value">The value; null for any.</param>
public sealed record TagMatch(string Key, NamePattern? Value);
