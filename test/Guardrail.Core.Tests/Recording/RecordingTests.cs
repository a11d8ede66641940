using System.Text;
using System.Text.Json;
using CsCheck;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Recording;

/// <summary>What is recorded comes back as it was, or not at all.</summary>
public sealed class RecordingTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private static readonly Scope Place = new("111122223333", "eu-west-1");

    private static readonly BackupVault[] Vaults =
    [
        new() { Scope = Place, Name = "Default", Arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:Default" },
        new() { Scope = Place, Name = "locked", Arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:locked", MinRetentionDays = 7, AirGapped = true },
    ];

    private static readonly string?[] Statuses = ["COMPLETED", "AVAILABLE", "EXPIRED", "CREATING", "NEW_WORD", null];

    private static readonly Gen<DateTimeOffset> Instant = Gen.Long[-62_135_596_800_000, 253_402_300_799_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<RecoveryPoint> Point = Gen.Select(
        Gen.Select(Gen.Int[0, 1], Gen.Bool, Instant, Gen.Int[0, 5], Gen.Long.Nullable()),
        Gen.Select(Instant.Nullable(), Instant.Nullable(), Gen.Select(Gen.Long[-1, 400].Nullable(), Gen.Long[-1, 400].Nullable()).Nullable(), Gen.Int[0, 2], Gen.Bool, Gen.Bool),
        (first, second) => new RecoveryPoint
        {
            Vault = Vaults[first.Item1],
            Arn = first.Item2 ? "arn:aws:backup:eu-west-1:111122223333:recovery-point:1" : "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/1",
            TableArn = $"arn:aws:dynamodb:eu-west-1:111122223333:table/t{second.Item4}\"é\n",
            CreatedAt = first.Item3,
            Status = Statuses[first.Item4],
            SizeBytes = first.Item5,
            DeleteAt = second.Item1,
            MoveToColdAt = second.Item2,
            Lifecycle = second.Item3 is var (cold, delete) ? new Lifecycle(cold, delete) : null,
            CreatedBy = second.Item4 == 0 ? null : new RecoveryPointCreator($"plan-{second.Item4}", "name", "", "rule", ""),
            SourceVaultArn = second.Item5 ? Vaults[0].Arn : null,
            IsParent = second.Item6,
        });

    [Fact]
    public void Points_ComeBackAsTheyWere_AndKeepTheirNameWhereAGapNeedsIt() => Point.Array[0, 40].Array[1, 3].Sample(pages =>
    {
        var sink = new Points();
        Replay(Record(pages)).GetAwaiter().GetResult().PourInto(sink);

        var (expected, actual) = (new RecoveryPointLog(), new RecoveryPointLog());
        expected.Add([.. pages.SelectMany(page => page)]);
        actual.Add(sink.All);
        actual.Gaps.ShouldBe(expected.Gaps);
        // By vault within a page, else in order; only what names no gap has lost its name.
        var want = pages.SelectMany(page => page.GroupBy(point => point.Vault).SelectMany(vault => vault)).ToList();
        sink.All.Count.ShouldBe(want.Count);
        foreach (var (was, came) in want.Zip(sink.All))
        {
            came.IsAdvanced.ShouldBe(was.IsAdvanced);
            (came with { Arn = was.Arn }).ShouldBe(was);
            came.Arn.ShouldBe(OddPoints.IsOdd(was) ? was.Arn : came.Arn);
        }
    }, iter: 50);

    [Fact]
    public async Task Inventory_ComesBackAsItWas_NullsAndEmptyListsApart()
    {
        var inventory = new ScopeInventory
        {
            Scope = Place,
            Partition = "aws-us-gov",
            Settings = new RegionSettings(true, false),
            PlansListed = false,
            Plans = [new BackupPlan
            {
                Scope = Place, Id = "orgs/1", Name = "<b>&\"", CreatedAt = AsOf.AddMilliseconds(1), Complete = false,
                Rules = [new BackupRule { Id = "r", Name = "rule", TargetVaultName = "Default", StartWindowMinutes = 60, Lifecycle = new Lifecycle(null, 30), Copies = [new CopyAction(Vaults[1].Arn, null)] }],
                Selections = [new BackupSelection { Id = "s", Name = "sel", ListOfTags = [new TagCondition("k", "v", "STRINGEQUALS")] }],
            }],
            Vaults = Vaults,
            Tables =
            [
                new DynamoTable { Scope = Place, Name = "a", Arn = "arn:a", Tags = new Dictionary<string, string> { ["k"] = "" } },
                new DynamoTable { Scope = Place, Name = "b", Arn = "arn:b", Tags = null },
            ],
            NativeBackups = [new NativeBackup("arn:a", null)],
            Gaps = [new Gap(Place.AccountId, Place.Region, "vault/x", "AccessDeniedException", "no")],
        };

        var read = (await Replay(Record([], inventory))).Inventory;

        Json(read).ShouldBe(Json(inventory));
        read.Tables[1].Tags.ShouldBeNull();
        read.Plans[0].FromOrganization.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.99)]
    public async Task CutRecording_IsNone(double kept)
    {
        var whole = Record([[Sized(1)], [Sized(2)]]);

        await Should.ThrowAsync<JsonException>(() => Recorded.ReadAsync(new MemoryStream(whole[..(int)(whole.Length * kept)]), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"end":0}]""")]
    [InlineData("""[{"recording":{"schemaVersion":2,"asOf":"2026-11-22T00:00:00Z","tool":{"version":"9","awsPackages":"compat"}}},{"end":1}]""")]
    [InlineData("""{"schemaVersion":1,"asOf":"2026-11-22T00:00:00Z"}""")]
    public async Task SomethingElse_IsNoRecording(string text) =>
        await Should.ThrowAsync<JsonException>(() => Recorded.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken));

    [Fact]
    public async Task DamagedPart_IsAGap()
    {
        var part = await RecordedPart.ReadAsync(new MemoryStream("[{]"u8.ToArray()), TestContext.Current.CancellationToken);

        part.Code.ShouldBe("RecordingDamaged");
        part.Message.ShouldNotContain("\n");
    }

    private static RecoveryPoint Sized(long size) => new()
    {
        Vault = Vaults[0],
        Arn = "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
        TableArn = "arn:a",
        CreatedAt = AsOf,
        Status = "COMPLETED",
        SizeBytes = size,
    };

    private static byte[] Record(IReadOnlyList<RecoveryPoint[]> pages, ScopeInventory? inventory = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new RecordingWriter(stream, new RecordingHeader(RecordingHeader.Version, AsOf, new ToolRow("1", "compat"))))
        {
            foreach (var page in pages)
            {
                writer.Add(page);
            }
            writer.Add(inventory ?? new ScopeInventory { Scope = Place, Vaults = Vaults });
        }
        return stream.ToArray();
    }

    private static async Task<RecordedScope> Replay(byte[] recording) => (await Recorded.ReadAsync(new MemoryStream(recording), CancellationToken.None)).Of(Place)!;

    private static string Json(ScopeInventory inventory) => JsonSerializer.Serialize(inventory);

    private sealed class Points : IRecoveryPointSink
    {
        public List<RecoveryPoint> All { get; } = [];

        public void Add(IReadOnlyList<RecoveryPoint> page) => All.AddRange(page);
    }
}
