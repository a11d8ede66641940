using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Auditing;

/// <summary>The result of a run: immutable, and all that renderers, findings and messages see.</summary>
public sealed record AuditReport
{
    /// <summary>The version of this shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The one clock reading of the run, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether asOf is more than 15 minutes off the real clock; nothing is then published or remembered.</summary>
    public required bool Hypothetical { get; init; }

    /// <summary>Whether everything was read. Where false the totals are a lower bound.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether everything was read except what the policy accepts.</summary>
    public required bool CompleteExceptAccepted { get; init; }

    /// <summary>Always <c>USD</c>; a Region priced otherwise is a gap.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>What made the report.</summary>
    public required ToolRow Tool { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PriceRow Prices { get; init; }

    /// <summary>Tables that no plan covers and that have no recovery points.</summary>
    public required int UncoveredTables { get; init; }

    /// <summary>On-demand backups made in DynamoDB itself; not part of any other figure.</summary>
    public required NativeBackupsRow NativeBackups { get; init; }

    /// <summary>The accounts and Regions that were asked for.</summary>
    public required IReadOnlyList<ScopeRow> Scopes { get; init; }

    /// <summary>Vaults that refuse some retentions or have prices of their own; any other vault is an ordinary one.</summary>
    public IReadOnlyList<VaultRow> Vaults { get; init; } = [];

    /// <summary>Everything together.</summary>
    public required Cost Totals { get; init; }

    /// <summary>Tables, the dearest first: unbounded ones, then by steady state.</summary>
    public required IReadOnlyList<TableRow> Tables { get; init; }

    /// <summary>Plans, the dearest first.</summary>
    public required IReadOnlyList<PlanRow> Plans { get; init; }

    /// <summary>Limits crossed and waste found, the gravest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many more there are that the policy mutes.</summary>
    public int MutedFindings { get; init; }

    /// <summary>How every budget of the policy stands, crossed or not, in the policy's order; empty without budgets, and null in a report written before there were any.</summary>
    public IReadOnlyList<BudgetRow>? Budgets { get; init; } = [];

    /// <summary>What could not be read, priced or understood.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Which lists were left out because an answer would have been too large, and what to do; null where the report is whole.</summary>
    public string? Omitted { get; init; }
}

/// <summary>What made a report.</summary>
/// <param name="Version">The version of Guardrail.</param>
/// <param name="AwsPackages"><c>official</c> or <c>compat</c>.</param>
public sealed record ToolRow(string Version, string AwsPackages);

/// <summary>Which prices a report used.</summary>
/// <param name="AsOf">The date on which the book was last known to be right.</param>
/// <param name="Overridden">Whether the policy replaced or discounted any of them.</param>
public sealed record PriceRow(DateOnly AsOf, bool Overridden);

/// <summary>On-demand backups made in DynamoDB itself.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Usd">What they cost a month.</param>
public sealed record NativeBackupsRow(long Count, Int128 Bytes, Usd Usd);

/// <summary>An account and Region that was asked for.</summary>
public sealed record ScopeRow
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>Whether all of it was read.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether new points are advanced; null where the settings could not be read.</summary>
    public required bool? AdvancedFeatures { get; init; }

    /// <summary>Whether DynamoDB is opted in; null where the settings could not be read.</summary>
    public required bool? OptedIn { get; init; }
}

/// <summary>A vault with a lock or with prices of its own.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="AccountId">The account that pays for what it holds.</param>
/// <param name="Region">Its Region.</param>
/// <param name="AirGapped">Whether it is logically air-gapped.</param>
/// <param name="MinRetentionDays">The shortest retention its lock lets in; null for no bound.</param>
/// <param name="MaxRetentionDays">The longest; null for no bound.</param>
public sealed record VaultRow(string Arn, string AccountId, string Region, bool AirGapped, long? MinRetentionDays, long? MaxRetentionDays);

/// <summary>A limit crossed or waste found.</summary>
public sealed record Finding
{
    /// <summary>A hash of account, Region, kind, subject and budget id; never of amounts, so it is the same from run to run.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, such as <c>neverExpires</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>What it is about, for a person: a table, a plan, a budget's name, an account.</summary>
    public required string Scope { get; init; }

    /// <summary>The account; null where it is about several.</summary>
    public required string? AccountId { get; init; }

    /// <summary>The Region; null where it is about several.</summary>
    public required string? Region { get; init; }

    /// <summary>The table; null where it is not about one.</summary>
    public required string? TableArn { get; init; }

    /// <summary>The plan; null where it is not about one.</summary>
    public required string? PlanId { get; init; }

    /// <summary>The measured value; null where there is none (an unbounded budget).</summary>
    public required decimal? Value { get; init; }

    /// <summary>The limit it crossed; null where there is none.</summary>
    public required decimal? Limit { get; init; }

    /// <summary>The unit of both: <c>USD/month</c>, <c>GB</c>, <c>copies</c>, <c>runs</c>, <c>gaps</c>, <c>days</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>One sentence: what is wrong, with its figures.</summary>
    public required string Message { get; init; }

    /// <summary>One sentence: what to do.</summary>
    public required string Advice { get; init; }
}
