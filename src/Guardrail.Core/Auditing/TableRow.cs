using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Guardrail.Units;

namespace Guardrail.Auditing;

/// <summary>A table that a plan covers, or that still has recovery points.</summary>
public sealed record TableRow : Cost
{
    /// <summary>A row to be filled in.</summary>
    public TableRow()
    {
    }

    /// <summary>A row of a table with these figures; its lists are empty, and nothing else is known of it.</summary>
    [SetsRequiredMembers]
    public TableRow(Cost cost, string accountId, string region, string tableName, string tableArn)
        : base(cost)
    {
        (AccountId, Region, TableName, TableArn) = (accountId, region, tableName, tableArn);
        (Tags, Coverage, ByRule, Options) = (new Dictionary<string, string>(), [], [], []);
    }

    /// <summary>The table's own account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The table's own Region.</summary>
    public required string Region { get; init; }

    /// <summary>The table's name.</summary>
    public required string TableName { get; init; }

    /// <summary>The table's ARN: its key.</summary>
    public required string TableArn { get; init; }

    /// <summary>Whether the table exists; null where its own account and Region were not completely read.</summary>
    public required bool? Exists { get; init; }

    /// <summary>The table's size by DescribeTable; null where it was not asked.</summary>
    public required long? TableSizeBytes { get; init; }

    /// <summary>The size that coming backups are reckoned with; null where nothing says how large the table is.</summary>
    public long? FutureSizeBytes { get; init; }

    /// <summary>The table's tags; empty where it has none or they are not known.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Which rules take the table in, and why.</summary>
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }

    /// <summary>The table's figures by plan, rule, vault and payer.</summary>
    public required IReadOnlyList<RuleRow> ByRule { get; init; }

    /// <summary>Whether point-in-time recovery is on; null where it was not read.</summary>
    public required bool? Pitr { get; init; }

    /// <summary>What point-in-time recovery of the table would cost a month; null without size or price.</summary>
    public required Usd? PitrUsd { get; init; }

    /// <summary>Whether runs that should have left a recovery point did not.</summary>
    public required bool Stale { get; init; }

    /// <summary>How much the table grows a month, as a fraction (0.012 is 1.2 %); null where no growth is claimed.</summary>
    public required decimal? GrowthPerMonth { get; init; }

    /// <summary>Cheaper settings with their prices, the largest saving first.</summary>
    public required IReadOnlyList<SavingOption> Options { get; init; }
}

/// <summary>One rule that takes a table in.</summary>
public sealed record CoverageRow
{
    /// <summary>The plan's id.</summary>
    public required string PlanId { get; init; }

    /// <summary>The plan's name.</summary>
    public required string PlanName { get; init; }

    /// <summary>The rule's id.</summary>
    public required string RuleId { get; init; }

    /// <summary>The rule's name.</summary>
    public required string RuleName { get; init; }

    /// <summary>The cron expression in force, AWS's default where the rule has none.</summary>
    public required string Schedule { get; init; }

    /// <summary>The IANA time zone in force.</summary>
    public required string Timezone { get; init; }

    /// <summary>Days a point is kept; null for ever.</summary>
    public required long? DeleteAfterDays { get; init; }

    /// <summary>Days until a point goes cold; null for never.</summary>
    public required long? ColdAfterDays { get; init; }

    /// <summary>Minutes within which a run must start; null for AWS's default of 480.</summary>
    public long? StartWindowMinutes { get; init; }

    /// <summary>The ARN of the vault that new points go to; null in a report that does not say.</summary>
    public string? VaultArn { get; init; }

    /// <summary>Whether new points are advanced: cold storage and copies need that. Null in a report that does not say.</summary>
    public bool? Advanced { get; init; }

    /// <summary>Where each new point is copied to; empty if nowhere.</summary>
    public IReadOnlyList<CopyRow> Copies { get; init; } = [];

    /// <summary>Why the table is covered, in words that name the selection.</summary>
    public required string Because { get; init; }
}

/// <summary>A copy that a rule makes of each new point, as the plan says it.</summary>
/// <param name="VaultArn">The vault that gets it.</param>
/// <param name="ColdAfterDays">Days until it goes cold, as the plan says; null where it says nothing.</param>
/// <param name="DeleteAfterDays">Days it is kept, from the source's creation; null for the source rule's lifecycle, -1 for the source's end.</param>
public sealed record CopyRow(string VaultArn, long? ColdAfterDays, long? DeleteAfterDays);

/// <summary>What one rule's points of one table in one vault store and cost.</summary>
public sealed record RuleRow : CostFigures
{
    /// <summary>A row to be filled in.</summary>
    public RuleRow()
    {
    }

    /// <summary>A row of listed points with these figures, of no plan as long as none is set.</summary>
    [SetsRequiredMembers]
    public RuleRow(CostFigures figures, string vaultArn, BilledTo billedTo)
        : base(figures) => (VaultArn, BilledTo, Basis, InTotals) = (vaultArn, billedTo, "listed", true);

    /// <summary>The plan's id; null for points that no plan made.</summary>
    public required string? PlanId { get; init; }

    /// <summary>The rule's id; null where the points cannot be laid to a rule that exists.</summary>
    public required string? RuleId { get; init; }

    /// <summary>The rule's name; null where it is not known.</summary>
    public required string? RuleName { get; init; }

    /// <summary>The vault's ARN.</summary>
    public required string VaultArn { get; init; }

    /// <summary>Who pays for the storage.</summary>
    public required BilledTo BilledTo { get; init; }

    /// <summary><c>listed</c> (the vault was read) or <c>projected</c> (a copy in a vault that was not).</summary>
    public required string Basis { get; init; }

    /// <summary>Whether the row is part of sums; false for a copy in an account outside the scope.</summary>
    public required bool InTotals { get; init; }

    /// <summary>When the oldest listed point that counts at asOf was made; null for none.</summary>
    [JsonPropertyOrder(37)]
    public DateTimeOffset? OldestPointAt { get; init; }

    /// <summary>When the newest one was made; null for none.</summary>
    [JsonPropertyOrder(38)]
    public DateTimeOffset? NewestPointAt { get; init; }

    /// <summary>When the first of the listed points goes; null where none has a date.</summary>
    [JsonPropertyOrder(39)]
    public DateTimeOffset? FirstDeletionAt { get; init; }

    /// <summary>When the last of them goes that has a date; null where none has.</summary>
    [JsonPropertyOrder(40)]
    public DateTimeOffset? LastDeletionAt { get; init; }

    /// <summary>How many points there are once the retention window is full; null if it never is.</summary>
    [JsonPropertyOrder(30)]
    public required decimal? CopiesOnceFull { get; init; }

    /// <summary>Since when the rule has backed the table up, as far as plan, selection and table tell; else when the oldest listed point was made; null where neither is known.</summary>
    [JsonPropertyOrder(29)]
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Runs a day, the mean over 28 years; 0 for a rule that makes no more runs, or none of these points.</summary>
    [JsonPropertyOrder(31)]
    public required decimal RunsPerDay { get; init; }

    /// <summary>How many of the latest runs in a row left no point although their start window has closed.</summary>
    [JsonPropertyOrder(32)]
    public required int MissedRuns { get; init; }

    /// <summary>Whether the vault's lock rejects this rule's jobs.</summary>
    [JsonPropertyOrder(33)]
    public required bool RejectedByLock { get; init; }

    /// <summary>Of the run rate: points past their retention that AWS could not delete (status EXPIRED).</summary>
    [JsonPropertyOrder(34)]
    public required Usd ExpiredRunRateUsd { get; init; }

    /// <summary>Of the run rate: points held or stuck past their date.</summary>
    [JsonPropertyOrder(35)]
    public required Usd StuckRunRateUsd { get; init; }

    /// <summary>Of the run rate: points without an end that no never-expiring rule explains; they stay until someone deletes them.</summary>
    [JsonPropertyOrder(36)]
    public required Usd EndlessRunRateUsd { get; init; }
}

/// <summary>Who pays for stored points: the vault's account and Region.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region, whose prices apply.</param>
public sealed record BilledTo(string AccountId, string Region);
