namespace Guardrail.Inventory;

/// <summary>A backup plan with its rules and selections. Its key is account, Region and id: an organization's plan has the same id in every account.</summary>
public sealed record BackupPlan
{
    /// <summary>The account and Region the plan runs in.</summary>
    public required Scope Scope { get; init; }

    /// <summary>AWS's id; may contain slashes (<c>orgs/…</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The plan's name.</summary>
    public required string Name { get; init; }

    /// <summary>When the plan was made; null where AWS did not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the plan was deleted; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When the plan last ran; null if never or not said.</summary>
    public DateTimeOffset? LastExecutionAt { get; init; }

    /// <summary>The plan's rules, in AWS's order.</summary>
    public IReadOnlyList<BackupRule> Rules { get; init; } = [];

    /// <summary>The plan's selections.</summary>
    public IReadOnlyList<BackupSelection> Selections { get; init; } = [];

    /// <summary>Whether rules and all selections were read. Where false, a gap says what is missing.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>Whether an organization's backup policy made this plan (its id starts with <c>orgs/</c>).</summary>
    public bool FromOrganization => Id.StartsWith("orgs/", StringComparison.Ordinal);
}
