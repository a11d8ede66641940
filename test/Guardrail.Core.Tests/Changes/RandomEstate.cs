using CsCheck;
using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Changes;

/// <summary>Estates of two plans and three tables with all that changes a price: locks, copies, cold storage, points for ever, plans that never expire, tables without advanced features.</summary>
internal sealed record RandomEstate(MemoryInventory Inventory, Policy Policy, DateTimeOffset AsOf, string Print)
{
    private const string Account = "111122223333";

    public static readonly Scope Home = new(Account, "us-east-1");

    public static readonly Scope Away = new(Account, "eu-west-1");

    private static readonly string[] Schedules =
        ["cron(0 * * * ? *)", "cron(0 0/6 * * ? *)", "cron(0 5 * * ? *)", "cron(30 3 ? * MON-FRI *)", "cron(0 2 ? * SUN *)", "cron(0 1 1 * ? *)", "cron(0 0/12 * * ? *)"];

    private static readonly long?[] Retentions = [1, 3, 7, 14, 35, 36, 100, 120, 365, null];

    public static Gen<RandomEstate> Gen { get; } = CsCheck.Gen.Int[0, int.MaxValue].Select(Make);

    public static BackupVault Vault(Scope scope, string name, long? least = null, long? most = null, bool gapped = false) => new()
    {
        Scope = scope,
        Name = name,
        Arn = $"arn:aws:backup:{scope.Region}:{scope.AccountId}:backup-vault:{name}",
        MinRetentionDays = least,
        MaxRetentionDays = most,
        AirGapped = gapped,
    };

    private static RandomEstate Make(int seed)
    {
        var random = new Random(seed);
        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        var asOf = new DateTimeOffset(2026, 1 + random.Next(12), 1 + random.Next(28), random.Next(24), random.Next(60), 0, TimeSpan.Zero);
        BackupVault[] vaults =
        [
            Vault(Home, "Default"),
            Vault(Home, "locked", Pick<long?>([null, 5, 30]), Pick<long?>([null, 40, 400])),
            Vault(Home, "gapped", 7, 400, gapped: true),
        ];
        var away = Vault(Away, "dr", Pick<long?>([null, 7]), Pick<long?>([null, 90]));
        BackupRule Rule(int number) => new()
        {
            Id = $"rule-{number}",
            Name = $"rule {number}",
            TargetVaultName = Pick(vaults[..2]).Name,
            AirGappedVaultArn = random.Next(6) == 0 ? vaults[2].Arn : null,
            ScheduleExpression = Pick(Schedules),
            ScheduleTimeZone = Pick<string?>([null, "Europe/Berlin"]),
            StartWindowMinutes = Pick<long?>([null, 60, 120]),
            Lifecycle = Lifecycle(),
            Copies = random.Next(3) != 0 ? [] : [new CopyAction(Pick([away.Arn, vaults[0].Arn, "arn:aws:backup:eu-central-1:444455556666:backup-vault:theirs"]), Pick<Lifecycle?>([null, new(null, 14), new(null, -1), new(null, 60), new(30, 365)]))],
        };
        Lifecycle Lifecycle()
        {
            var kept = Pick(Retentions);
            return new Lifecycle(random.Next(3) == 0 && kept is null or >= 120 ? 30 : null, kept);
        }
        BackupPlan Plan(string id, string[] resources) => new()
        {
            Scope = Home,
            Id = id,
            Name = $"name of {id}",
            CreatedAt = asOf.AddDays(-random.Next(400)),
            Rules = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(Rule)],
            Selections = [new BackupSelection { Id = "s", Name = "s", CreatedAt = asOf.AddDays(-random.Next(300)), Resources = resources }],
        };
        DynamoTable Table(string name) => new()
        {
            Scope = Home,
            Name = name,
            Arn = $"arn:aws:dynamodb:us-east-1:{Account}:table/{name}",
            Tags = new Dictionary<string, string> { ["stage"] = Pick(["prod", "test"]) },
        };
        DynamoTable[] tables = [Table("orders"), Table("users"), Table("logs")];
        BackupPlan[] plans = [Plan("plan-1", ["arn:aws:dynamodb:*:*:table/*"]), Plan(Pick(["plan-2", "orgs/plan-2"]), [tables[0].Arn, tables[1].Arn])];
        List<RecoveryPoint> points = [];
        for (var i = random.Next(40); i > 0; i--)
        {
            var (plan, table, created, kept) = (Pick(plans), Pick(tables), asOf.AddHours(-random.Next(1, 2000)), Pick(Retentions));
            points.Add(new RecoveryPoint
            {
                Arn = random.Next(8) == 0 ? $"{table.Arn}/backup/{i}" : $"arn:aws:backup:us-east-1:{Account}:recovery-point:{i}",
                Vault = vaults[0],
                TableArn = table.Arn,
                CreatedAt = created,
                Status = Pick(["COMPLETED", "COMPLETED", "COMPLETED", "EXPIRED", "DELETING"]),
                SizeBytes = random.NextInt64(1L << 30, 500L << 30),
                DeleteAt = kept is { } days ? created.AddDays(days) : null,
                Lifecycle = new Lifecycle(null, kept),
                CreatedBy = random.Next(5) == 0 ? null : new RecoveryPointCreator(plan.Id, plan.Name, "1", Pick(plan.Rules).Id, ""),
            });
        }
        var inventory = new MemoryInventory
        {
            Scopes =
            [
                new ScopeInventory { Scope = Home, Settings = new RegionSettings(true, random.Next(6) != 0), Plans = plans, Vaults = vaults, Tables = tables },
                new ScopeInventory { Scope = Away, Settings = new RegionSettings(true, true), Vaults = [away] },
            ],
            Points = points,
            Descriptions = tables.ToDictionary(table => table.Name, _ => new TableDescription(random.NextInt64(1L << 30, 900L << 30), 1000, asOf.AddDays(-500))),
            Pitr = new Dictionary<string, bool> { ["orders"] = random.Next(2) == 0 },
        };
        BackupConstraint Demand() => new(
            Pick([PolicyScope.Everything, new PolicyScope { Table = new NamePattern("ord*") }, new PolicyScope { Tag = new TagMatch("stage", new NamePattern("prod")) }]),
            Pick<int?>([null, 7, 30, 90]),
            Pick<decimal?>([null, 6, 24, 168]),
            null);
        var policy = Policy.Default with { Constraints = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Demand()).Where(each => each.MinRetentionDays is not null || each.MaxRpoHours is not null)] };
        return new RandomEstate(inventory, policy, asOf, $"seed {seed}");
    }
}
