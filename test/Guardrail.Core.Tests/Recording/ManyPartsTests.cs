using System.Globalization;
using System.IO.Compression;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Recording;

/// <summary>
/// An organization of 2,000 accounts in 4 Regions as organizations are: nearly all parts empty, most others small, a few larger. GUARDRAIL_PARTS makes it larger
/// or smaller; the sizes in infra/Organization/README.md come from here.
/// </summary>
public sealed class ManyPartsTests
{
    private const int PointsOfTable = 35;

    private static readonly int Parts = int.TryParse(Environment.GetEnvironmentVariable("GUARDRAIL_PARTS"), out var more) ? more : 8000;

    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1", "ap-southeast-2"];

    [Fact]
    public async Task EightThousandParts_AreOneReport_EachReadOnce_FewAtOnce()
    {
        Scope[] scopes = [.. Enumerable.Range(0, Parts).Select(place => new Scope((100_000_000_000 + (place / 4)).ToString(CultureInfo.InvariantCulture), Regions[place % 4]))];
        var places = scopes.Index().ToDictionary(each => each.Item, each => each.Index);
        var opened = new int[Parts];
        var (open, most, bytes) = (0, 0, 0L);
        var inventory = new RecordedInventory(async (scope, token) =>
        {
            Interlocked.Increment(ref opened[places[scope]]);
            InterlockedMax(ref most, Interlocked.Increment(ref open));
            await Task.Yield();
            var packed = Packed(scope, TablesOf(places[scope]));
            Interlocked.Add(ref bytes, packed.Length);
            using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var part = await RecordedPart.ReadAsync(stream, token);
            Interlocked.Decrement(ref open);
            return part;
        }, parallelism: 16);
        var tables = Enumerable.Range(0, Parts).Sum(TablesOf);

        var request = new AuditRequest { Scopes = scopes, AsOf = AsOf, Tool = new ToolRow("1", "compat") };
        var report = await AuditRun.ExecuteAsync(request, inventory, PriceBook.Embedded, Policy.Default, TestContext.Current.CancellationToken);

        report.Complete.ShouldBeTrue();
        report.Scopes.Count.ShouldBe(Parts);
        report.Tables.Count.ShouldBe(tables);
        report.Totals.RecoveryPoints.ShouldBe(tables * PointsOfTable);
        report.Totals.StorageBytes.ShouldBe(report.Tables.Aggregate((Int128)0, (sum, table) => sum + table.StorageBytes));
        opened.ShouldAllBe(times => times == 1);
        most.ShouldBeLessThanOrEqualTo(16);
        // An empty part is some three hundred bytes, a point some ten: what S3 holds and the summarizing run fetches.
        bytes.ShouldBeLessThan((400L * Parts) + (16L * tables * PointsOfTable) + (200L * tables));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Parts} parts, {tables} tables, {tables * PointsOfTable} points, {bytes} bytes");
    }

    /// <summary>Most have no table, one in twenty has one, one in a hundred has ten.</summary>
    private static int TablesOf(int place) => place % 100 == 7 ? 10 : place % 20 == 3 ? 1 : 0;

    private static byte[] Packed(Scope scope, int tables)
    {
        var vault = new BackupVault { Scope = scope, Name = "Default", Arn = $"arn:aws:backup:{scope.Region}:{scope.AccountId}:backup-vault:Default" };
        var plan = new BackupPlan
        {
            Scope = scope,
            Id = "orgs/1",
            Name = "daily",
            CreatedAt = AsOf.AddYears(-1),
            Rules = [new BackupRule { Id = "rule", Name = "nightly", TargetVaultName = "Default", ScheduleExpression = "cron(0 5 * * ? *)", Lifecycle = new Lifecycle(null, PointsOfTable), StartWindowMinutes = 60 }],
            Selections = [new BackupSelection { Id = "all", Name = "all", Resources = ["arn:aws:dynamodb:*:*:table/*"], CreatedAt = AsOf.AddYears(-1) }],
        };
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        using (var writer = new RecordingWriter(gzip, new RecordingHeader(RecordingHeader.Version, AsOf, new ToolRow("1", "compat"))))
        {
            var arns = Enumerable.Range(0, tables).Select(table => $"arn:aws:dynamodb:{scope.Region}:{scope.AccountId}:table/orders-{table}").ToList();
            writer.Add([.. arns.SelectMany((arn, table) => Enumerable.Range(0, PointsOfTable).Select(day => Point(arn, vault, table, day)))]);
            writer.Add(new ScopeInventory
            {
                Scope = scope,
                Settings = new RegionSettings(true, true),
                Vaults = [vault],
                Plans = tables == 0 ? [] : [plan],
                Tables = [.. arns.Select(arn => new DynamoTable { Scope = scope, Name = arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..], Arn = arn, Tags = new Dictionary<string, string>() })],
            });
        }
        return stream.ToArray();
    }

    private static RecoveryPoint Point(string tableArn, BackupVault vault, int table, int day)
    {
        var createdAt = AsOf.Date.AddDays(-day).AddHours(5).AddSeconds((table * 37 + day * 101) % 3600);
        var at = new DateTimeOffset(createdAt, TimeSpan.Zero);
        return new RecoveryPoint
        {
            Arn = $"arn:aws:backup:{vault.Scope.Region}:{vault.Scope.AccountId}:recovery-point:{table:x8}-{day:x4}",
            Vault = vault,
            TableArn = tableArn,
            CreatedAt = at,
            Status = "COMPLETED",
            SizeBytes = 500_000_000_000 - (table * 7_919_017L) - (day * 104_729_131L),
            DeleteAt = at.AddDays(PointsOfTable),
            Lifecycle = new Lifecycle(null, PointsOfTable),
            CreatedBy = new RecoveryPointCreator("orgs/1", "daily", "v1", "rule", "nightly"),
        };
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var known = most; now > known && Interlocked.CompareExchange(ref most, now, known) != known; known = most)
        {
        }
    }
}
