using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.Memory;
using Guardrail.Units;

namespace Guardrail.Aws.Tests.Memory;

/// <summary>What is remembered, as the table keeps it.</summary>
public class DynamoMemoryStoreTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);
    private static readonly Scope Scope = new("111122223333", "us-east-1");

    private static readonly RememberedFinding Finding = new()
    {
        Finding = new Finding
        {
            Id = "0123456789abcdef0123",
            Kind = "overBudget",
            Severity = "critical",
            Scope = "=HYPERLINK(\"x\") 🌍",
            AccountId = Scope.AccountId,
            Region = Scope.Region,
            TableArn = null,
            PlanId = null,
            Value = 1234.5678901234567890m,
            Limit = 100,
            Unit = "USD/month",
            Message = "Line\nand \u0001 more",
            Advice = "Less.",
        },
        BudgetId = "b1",
        State = FindingState.Open,
        AsOf = AsOf,
        Told = new Told(NewsKind.Worse, "warning", 3, 800.5m, AsOf.AddDays(-1)),
        Claim = new Claim("run", AsOf, NewsKind.Reminder, AsOf.AddMinutes(10), true),
        QuietRuns = 1,
        Muted = new MuteNote("migration", new DateOnly(2026, 12, 24)),
        PolicyPart = "p",
        DependsOn = [new Dependency(Scope, new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero))],
        KnownGaps = ["g"],
    };

    [Fact]
    public async Task Finding_ComesBackAsItWas()
    {
        var settings = await Dynalite.TableAsync();
        using var table = await OpenAsync(settings);
        var store = new DynamoMemoryStore(table);
        var place = new FindingPlace(Scope.AccountId, Scope.Region);

        var version = await store.ReplaceAsync(Finding, null, None);

        var stored = (await store.FindingsAsync([place, new FindingPlace(Scope.AccountId, "")], None))[0].Findings.ShouldHaveSingleItem();
        stored.Version.ShouldBe(version);
        MemoryJson.Write(stored.Value).ShouldBe(MemoryJson.Write(Finding));
        (stored.Value.Finding, stored.Value.Told, stored.Value.Claim, stored.Value.Muted).ShouldBe((Finding.Finding, Finding.Told, Finding.Claim, Finding.Muted));
        stored.Value.DependsOn.ShouldBe(Finding.DependsOn);
    }

    [Theory]
    [InlineData(FindingState.Open, false)]
    [InlineData(FindingState.Resolved, true)]
    [InlineData(FindingState.Withdrawn, true)]
    public async Task OnlyWhatIsOver_Expires(FindingState state, bool expires)
    {
        var settings = await Dynalite.TableAsync();
        using var table = await OpenAsync(settings);

        await new DynamoMemoryStore(table).ReplaceAsync(Finding with { State = state }, null, None);

        (await Dynalite.ItemsAsync(settings)).ShouldHaveSingleItem().ContainsKey("expiresAt").ShouldBe(expires);
    }

    [Theory]
    [InlineData(3, 1)]
    // Random names pack badly: more than an item of DynamoDB holds.
    [InlineData(12_000, 3)]
    public async Task Scope_ComesBackAsItWas_HoweverManyTablesItHas(int tables, int atLeastItems)
    {
        var settings = await Dynalite.TableAsync();
        using var table = await OpenAsync(settings);
        var store = new DynamoMemoryStore(table);
        var random = new Random(1);
        var scope = new RememberedScope
        {
            Scope = Scope,
            AsOf = AsOf,
            OptedIn = true,
            AdvancedFeatures = null,
            Costs = [.. Enumerable.Range(0, tables).Select(number => new RememberedCost(
                "plan", "name", $"arn:aws:dynamodb:us-east-1:111122223333:table/{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}", $"{number}", new Usd(number / 7m), Usd.Zero, "r"))],
        };

        var version = await store.ReplaceAsync(scope, null, None);
        // A second generation beside the first: the newer one is read.
        await store.ReplaceAsync(scope with { AsOf = AsOf.AddDays(1) }, version, None);

        var stored = (await store.ScopeAsync(Scope, None))!.Value;
        (stored.AsOf, stored.OptedIn, stored.AdvancedFeatures).ShouldBe((AsOf.AddDays(1), true, null));
        stored.Costs.ShouldBe(scope.Costs);
        (await store.LastCompleteAsync(Scope, None)).ShouldBe(AsOf.AddDays(1));
        (await store.LastCompleteAsync(Scope with { Region = "eu-west-1" }, None)).ShouldBeNull();
        (await Dynalite.ItemsAsync(settings)).Count.ShouldBeGreaterThanOrEqualTo(atLeastItems);
    }

    [Fact]
    public async Task ForeignItem_IsSaidToBeOne()
    {
        var settings = await Dynalite.TableAsync();
        using var table = await OpenAsync(settings);
        await table.PutAsync(new MemoryRow(new MemoryKey("finding#111122223333#us-east-1", "x"), new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>()), None);

        var answer = (await new DynamoMemoryStore(table).FindingsAsync([new FindingPlace(Scope.AccountId, Scope.Region)], None)).ShouldHaveSingleItem();

        answer.Failure!.Code.ShouldBe("InvalidItem");
        answer.Failure.Message.ShouldContain("not Guardrail's");
    }

    private static Task<MemoryTable> OpenAsync(MemorySettings settings) =>
        MemoryTable.OpenAsync(settings, LocalAccount.Access(new Uri("http://127.0.0.1:9/")), LocalAccount.Options, None);
}
