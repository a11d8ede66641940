using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;

namespace Guardrail.Projection;

/// <summary>Valid and boring by default: one table of 100 GB, one daily plan that keeps 30 days and is older than that, in us-east-1 with advanced features.</summary>
internal sealed record A
{
    public const long Gb = 1L << 30;

    public const string Account = "111122223333";

    public static readonly Scope Home = new(Account, "us-east-1");

    public static readonly BackupVault Vault = new() { Scope = Home, Name = "Default", Arn = $"arn:aws:backup:us-east-1:{Account}:backup-vault:Default" };

    public static readonly string TableArn = $"arn:aws:dynamodb:us-east-1:{Account}:table/orders";

    /// <summary>Midnight of the 22nd of a month of 30 days: the article's audit.</summary>
    public DateTimeOffset AsOf { get; init; } = At("2026-11-22");

    public IReadOnlyList<BackupRule> Rules { get; init; } = [Rule()];

    public DateTimeOffset? PlanCreatedAt { get; init; } = At("2026-01-01");

    public DateTimeOffset? PlanDeletedAt { get; init; }

    public DateTimeOffset? LastExecutionAt { get; init; }

    public DateTimeOffset? SelectedAt { get; init; } = At("2026-01-01");

    public bool Covered { get; init; } = true;

    public bool TableExists { get; init; } = true;

    public TableDescription? Description { get; init; }

    public RegionSettings? Settings { get; init; } = new(true, true);

    public IReadOnlyList<BackupVault> Vaults { get; init; } = [Vault];

    public IReadOnlyList<ScopeInventory> Others { get; init; } = [];

    public IReadOnlyList<NativeBackup> NativeBackups { get; init; } = [];

    public BackupJobHistory? Jobs { get; init; }

    public bool PlansListed { get; init; } = true;

    public bool TablesListed { get; init; } = true;

    public bool PlanListed { get; init; } = true;

    public PriceBook Prices { get; init; } = PriceBook.Embedded;

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + (text.Contains('T') ? "Z" : "T00:00:00Z"), System.Globalization.CultureInfo.InvariantCulture);

    public static BackupRule Rule(string schedule = "cron(0 0 * * ? *)", long? keep = 30, long? cold = null, string id = "r1") => new()
    {
        Id = id,
        Name = id + "-name",
        TargetVaultName = "Default",
        ScheduleExpression = schedule,
        StartWindowMinutes = 60,
        Lifecycle = new Lifecycle(cold, keep),
    };

    /// <summary>A point of the boring rule.</summary>
    public static RecoveryPoint Point(DateTimeOffset createdAt, long? keep = 30, long? size = 100 * Gb, string? status = "COMPLETED") => new()
    {
        Arn = $"arn:aws:backup:us-east-1:{Account}:recovery-point:{createdAt.UtcTicks:x}",
        Vault = Vault,
        TableArn = TableArn,
        CreatedAt = createdAt,
        Status = status,
        SizeBytes = size,
        DeleteAt = keep is { } days ? createdAt.AddDays(days) : null,
        Lifecycle = new Lifecycle(null, keep),
        CreatedBy = new RecoveryPointCreator("p1", "daily", "1", "r1", "r1-name"),
    };

    /// <summary>Points of the boring rule at the midnights of [from, until).</summary>
    public static List<RecoveryPoint> Daily(string from, string until, long? keep = 30) =>
        [.. Enumerable.Range(0, (int)(At(until) - At(from)).TotalDays).Select(day => Point(At(from).AddDays(day), keep))];

    public ScopeInventory Inventory() => new()
    {
        Scope = Home,
        Settings = Settings,
        Vaults = Vaults,
        PlansListed = PlansListed,
        TablesListed = TablesListed,
        NativeBackups = NativeBackups,
        BackupJobs = Jobs,
        Tables = TableExists
            ? [new DynamoTable { Scope = Home, Name = "orders", Arn = TableArn, Tags = new Dictionary<string, string>(), Description = Description }]
            : [],
        Plans = !PlanListed ? [] :
        [
            new BackupPlan
            {
                Scope = Home,
                Id = "p1",
                Name = "daily",
                CreatedAt = PlanCreatedAt,
                DeletedAt = PlanDeletedAt,
                LastExecutionAt = LastExecutionAt,
                Rules = Rules,
                Selections = Covered ? [new BackupSelection { Id = "s1", Name = "all", CreatedAt = SelectedAt, Resources = [TableArn] }] : [],
            },
        ],
    };

    public EstateFigures Figures(params IEnumerable<RecoveryPoint> points)
    {
        var log = new RecoveryPointLog();
        log.Add([.. points]);
        IReadOnlyList<ScopeInventory> scopes = [Inventory(), .. Others];
        return EstateFigures.Compute(scopes, [.. scopes.SelectMany(CoverageResolver.Resolve)], log, Prices, AsOf);
    }
}
