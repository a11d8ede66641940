using System.Text.Json;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Reading.Remembered;
using Guardrail.Aws.Tests.Local;
using Guardrail.Aws.Tests.Memory;
using Guardrail.Inventory;
using Guardrail.Memory;
using Guardrail.Units;
using Microsoft.Extensions.Time.Testing;

namespace Guardrail.Aws.Tests.Reading.Remembered;

/// <summary>Plans and selections as the memory table keeps them.</summary>
public class TablePlanMemoryTests
{
    private static readonly Scope Scope = new("111122223333", "us-east-1");

    private static readonly RememberedVersion Version = new("orgs/p#1", "djE", "daily \"🌍\"",
    [
        new BackupRule
        {
            Id = "r", Name = "rule", TargetVaultName = "v", ScheduleExpression = "cron(0 5 * * ? *)", StartWindowMinutes = 60, Lifecycle = new Lifecycle(30, 120),
            Copies = [new CopyAction("arn:aws:backup:eu-west-1:111122223333:backup-vault:c", new Lifecycle(null, 7)), new CopyAction("arn:aws:backup:eu-west-1:111122223333:backup-vault:d", null)],
        },
        new BackupRule { Id = "", Name = "forever", TargetVaultName = "v" },
    ]);

    private static readonly RememberedSelection Selection = new("orgs/p#1", new BackupSelection
    {
        Id = "s#1",
        Name = "",
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        Resources = [.. Enumerable.Range(0, 500).Select(i => $"arn:aws:dynamodb:us-east-1:111122223333:table/t{i}")],
        NotResources = ["x*"],
        ListOfTags = [new TagCondition("k", "v", "STRINGEQUALS")],
        StringNotLike = [new TagCondition("aws:ResourceTag/a", "*b")],
    });

    [Fact]
    public async Task RecallAsync_GivesBackWhatWasKept_OfThatAccountAndRegion()
    {
        using var table = await OpenAsync();
        var memory = new TablePlanMemory(table, new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)));

        await memory.KeepAsync(Scope, [Version, Selection], TestContext.Current.CancellationToken);
        var recalled = await memory.RecallAsync(Scope, TestContext.Current.CancellationToken);
        var elsewhere = await memory.RecallAsync(Scope with { Region = "eu-west-1" }, TestContext.Current.CancellationToken);

        Json(recalled.Version("orgs/p#1", "djE")!).ShouldBe(Json(Version));
        Json(recalled.Selection("orgs/p#1", "s#1")!).ShouldBe(Json(Selection.Selection));
        (recalled.Version("orgs/p#1", "djI"), recalled.Version("orgs/p#1", null), recalled.Selection("p", "s#1")).ShouldBe((null, null, null));
        elsewhere.Version("orgs/p#1", "djE").ShouldBeNull();
    }

    [Fact]
    public async Task RecallAsync_KnowsWhatPlansCost_OnceACompleteRunIsRemembered()
    {
        using var table = await OpenAsync();
        var memory = new TablePlanMemory(table, TimeProvider.System);
        (await memory.RecallAsync(Scope, TestContext.Current.CancellationToken)).Worth("p").ShouldBeNull();
        var remembered = new RememberedScope { Scope = Scope, AsOf = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), Costs = [Cost("p", "a", 3), Cost("p", "b", 4), Cost("q", "a", 1)] };
        await new DynamoMemoryStore(table).ReplaceAsync(remembered, null, TestContext.Current.CancellationToken);

        var recalled = await memory.RecallAsync(Scope, TestContext.Current.CancellationToken);

        (recalled.Worth("p"), recalled.Worth("q"), recalled.Worth("new")).ShouldBe((7m, 1m, null));

        static RememberedCost Cost(string plan, string name, decimal usd) =>
            new(plan, plan, $"arn:aws:dynamodb:us-east-1:111122223333:table/{name}", name, new Usd(usd), new Usd(0), "");
    }

    [Fact]
    public async Task RecallAsync_ForgetsWhatNobodyAskedFor_AndKeepsWhatIsInUse()
    {
        using var table = await OpenAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var memory = new TablePlanMemory(table, clock);
        await memory.KeepAsync(Scope, [Version], TestContext.Current.CancellationToken);
        for (var month = 0; month < 6; month++)
        {
            clock.Advance(TimeSpan.FromDays(31));
            (await memory.RecallAsync(Scope, TestContext.Current.CancellationToken)).Version("orgs/p#1", "djE").ShouldNotBeNull();
        }

        clock.Advance(TimeSpan.FromDays(91));

        (await memory.RecallAsync(Scope, TestContext.Current.CancellationToken)).Version("orgs/p#1", "djE").ShouldBeNull();
    }

    [Fact]
    public async Task KeepAsync_WritesNothing_WhereNothingMayBeWritten()
    {
        using var table = await OpenAsync();
        await new TablePlanMemory(table, TimeProvider.System, writes: false).KeepAsync(Scope, [Version], TestContext.Current.CancellationToken);

        (await table.QueryAsync("reading#111122223333#us-east-1", null, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Memory_IsEmptyAndTakesNothing_WhereTheTableIsMissing()
    {
        var settings = await Dynalite.TableAsync();
        using var table = await MemoryTable.OpenAsync(settings with { Table = "no-such-table" }, LocalAccount.Access(settings.Endpoint!), LocalAccount.Options, TestContext.Current.CancellationToken);
        var memory = new TablePlanMemory(table, TimeProvider.System);

        await memory.KeepAsync(Scope, [Version], TestContext.Current.CancellationToken);

        (await memory.RecallAsync(Scope, TestContext.Current.CancellationToken)).Version("orgs/p#1", "djE").ShouldBeNull();
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static async Task<MemoryTable> OpenAsync()
    {
        var settings = await Dynalite.TableAsync();
        return await MemoryTable.OpenAsync(settings, LocalAccount.Access(settings.Endpoint!), LocalAccount.Options, TestContext.Current.CancellationToken);
    }
}
