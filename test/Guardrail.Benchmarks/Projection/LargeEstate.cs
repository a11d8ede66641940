using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Benchmarks.Projection;

/// <summary>An account as large as accounts get: plans of several rules over very many tables, with all their recovery points.</summary>
public sealed class LargeEstate
{
    private const string Account = "111122223333";
    private const long Gb = 1L << 30;
    private const int Plans = 20;

    private static readonly Scope Home = new(Account, "us-east-1");

    private static readonly BackupVault[] Vaults =
    [
        .. Enumerable.Range(0, 10).Select(i => new BackupVault
        {
            Scope = Home,
            Name = $"vault-{i}",
            Arn = $"arn:aws:backup:{Home.Region}:{Account}:backup-vault:vault-{i}",
        }),
    ];

    /// <param name="tables">How many tables.</param>
    /// <param name="points">How many points, the same number for each table.</param>
    public LargeEstate(int tables, int points)
    {
        var perTable = points / tables;
        Plain = new PlainPoint[tables * perTable];
        var names = Enumerable.Range(0, tables).Select(i => $"table-{i:d5}").ToArray();
        var place = 0;
        foreach (var (name, table) in names.Select((name, i) => (name, i)))
        {
            var page = Points(name, table, perTable).ToList();
            foreach (var point in page)
            {
                Plain[place++] = new PlainPoint(point.CreatedAt.ToUnixTimeMilliseconds(), point.DeleteAt!.Value.ToUnixTimeMilliseconds(), point.SizeBytes!.Value);
            }
            Log.Add(page);
        }
        Scopes =
        [
            new ScopeInventory
            {
                Scope = Home,
                Settings = new RegionSettings(true, true),
                Vaults = Vaults,
                Tables =
                [
                    .. names.Select((name, table) => new DynamoTable
                    {
                        Scope = Home,
                        Name = name,
                        Arn = Arn(name),
                        Tags = new Dictionary<string, string> { ["plan"] = $"plan-{table % Plans}" },
                    }),
                ],
                Plans = [.. Enumerable.Range(0, Plans).Select(plan => Plan(plan, perTable))],
            },
        ];
        Coverage = [.. Scopes.SelectMany(CoverageResolver.Resolve)];
    }

    public static DateTimeOffset AsOf { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public RecoveryPointLog Log { get; } = new();

    public IReadOnlyList<ScopeInventory> Scopes { get; }

    public IReadOnlyList<TableCoverage> Coverage { get; }

    /// <summary>The same points, as plain as can be.</summary>
    public PlainPoint[] Plain { get; }

    /// <summary>Daily points up to asOf, each started somewhere in its start window: a window that is full.</summary>
    private static IEnumerable<RecoveryPoint> Points(string name, int table, int count)
    {
        var (plan, vault) = (table % Plans, Vaults[table % Vaults.Length]);
        var creator = new RecoveryPointCreator($"plan-{plan}", $"plan-{plan}", "1", $"rule-{plan}", "daily");
        var lifecycle = new Lifecycle(null, count);
        var size = (1 + table % 97) * Gb;
        for (var day = count - 1; day >= 0; day--)
        {
            var at = AsOf.Date.AddDays(-day).AddHours(plan % 10).AddSeconds((table * 31 + day * 17) % 3600);
            var created = new DateTimeOffset(at, TimeSpan.Zero);
            yield return new RecoveryPoint
            {
                Arn = $"arn:aws:backup:{Home.Region}:{Account}:recovery-point:{table:x}-{day:x}",
                Vault = vault,
                TableArn = Arn(name),
                CreatedAt = created,
                Status = "COMPLETED",
                SizeBytes = size - day * (size / 4000),
                DeleteAt = created.AddDays(count),
                Lifecycle = lifecycle,
                CreatedBy = creator,
            };
        }
    }

    private static BackupPlan Plan(int plan, int keep) => new()
    {
        Scope = Home,
        Id = $"plan-{plan}",
        Name = $"plan-{plan}",
        CreatedAt = AsOf.AddYears(-2),
        Selections =
        [
            new BackupSelection { Id = "s", Name = "s", CreatedAt = AsOf.AddYears(-2), ListOfTags = [new TagCondition("plan", $"plan-{plan}")] },
        ],
        Rules =
        [
            Rule($"rule-{plan}", "daily", $"cron(0 {plan % 10} * * ? *)", plan, keep),
            Rule($"yearly-{plan}", "yearly", "cron(0 18 1 1 ? *)", plan, 10),
        ],
    };

    private static BackupRule Rule(string id, string name, string schedule, int plan, int keep) => new()
    {
        Id = id,
        Name = name,
        TargetVaultName = Vaults[plan % Vaults.Length].Name,
        ScheduleExpression = schedule,
        StartWindowMinutes = 60,
        Lifecycle = new Lifecycle(null, keep),
    };

    private static string Arn(string name) => $"arn:aws:dynamodb:{Home.Region}:{Account}:table/{name}";
}

/// <summary>A point as plain as can be.</summary>
public readonly record struct PlainPoint(long CreatedAt, long DeleteAt, long Size);
