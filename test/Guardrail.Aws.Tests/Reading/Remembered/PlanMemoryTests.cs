using Guardrail.Aws.Reading.Remembered;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;

namespace Guardrail.Aws.Tests.Reading.Remembered;

public class PlanMemoryTests
{
    private const int Plans = 5;
    private const int Selections = 12;

    private static string Estate(int selections = Selections)
    {
        var plans = Enumerable.Range(0, Plans).Select(plan => $$"""
            { "name": "p{{plan}}", "since": "2026-11-20", "rules": [ { "name": "r", "schedule": "cron(0 5 * * ? *)", "deleteAfterDays": 3, "vault": "v" } ],
              "selections": [ {{string.Join(',', Enumerable.Range(0, selections).Select(Selection))}} ] }
            """);
        return $$"""
            { "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "us-east-1": {
                "tables": [ { "name": "t", "size": "1GB" } ], "vaults": [ { "name": "v" } ], "plans": [ {{string.Join(',', plans)}} ]
            } } } } }
            """;
    }

    private static string Selection(int number) => $$"""
        { "name": "s{{number}}", "resources": [ "arn:aws:dynamodb:us-east-1:111122223333:table/t{{number}}" ],
          "listOfTags": [ { "ConditionType": "STRINGEQUALS", "ConditionKey": "k", "ConditionValue": "v{{number}}" } ],
          "conditions": { "StringNotLike": [ { "ConditionKey": "aws:ResourceTag/x", "ConditionValue": "*{{number}}" } ] } }
        """;

    private static AwsReadOptions With(IPlanMemory memory) => LocalAccount.Options with { Plans = memory };

    [Fact]
    public async Task ReadAsync_ReadsPlansAndSelectionsOnce_WhereTheyAreRemembered()
    {
        var memory = new ProcessPlanMemory();
        await using var first = await LocalAccount.StartAsync(Estate(), options: With(memory));
        var plain = (await first.ReadAsync()).Plans;

        await using var second = await LocalAccount.StartAsync(Estate(), options: With(memory));
        var remembered = await second.ReadAsync();

        (second.Server.Calls.CountOf("GetBackupPlan"), second.Server.Calls.CountOf("GetBackupSelection")).ShouldBe((0, 0));
        remembered.Gaps.ShouldBeEmpty();
        remembered.Plans.ShouldBeEquivalentTo(plain);
    }

    [Fact]
    public async Task ReadAsync_ReadsWhatIsNew()
    {
        var memory = new ProcessPlanMemory();
        await using (var first = await LocalAccount.StartAsync(Estate(), options: With(memory)))
            await first.ReadAsync();

        // A selection more for each plan.
        await using var second = await LocalAccount.StartAsync(Estate(selections: Selections + 1), options: With(memory));
        var read = await second.ReadAsync();

        second.Server.Calls.CountOf("GetBackupSelection").ShouldBe(Plans);
        read.Plans.ShouldAllBe(plan => plan.Selections.Count == Selections + 1 && plan.Complete);
    }

    [Fact]
    public async Task ReadAsync_GoesOnWhereTheLastRunStopped_AndIsCompleteByTheFifth()
    {
        var memory = new ProcessPlanMemory();
        var read = 0;
        for (var run = 1; run <= 5; run++)
        {
            using var time = new CancellationTokenSource();
            await using var account = await LocalAccount.StartAsync(Estate(), options: With(new Until(memory, 15, time)) with { OutOfTime = time.Token });

            var inventory = await account.ReadAsync();

            var calls = account.Server.Calls.CountOf("GetBackupSelection");
            read += calls;
            var known = inventory.Plans.Sum(plan => plan.Selections.Count);
            if (known < Plans * Selections)
            {
                inventory.Gaps.ShouldAllBe(gap => gap.Code == "DeadlineReached");
                var told = inventory.Gaps.Where(gap => gap.Message.Contains("selections of plan", StringComparison.Ordinal)).ToList();
                told.ShouldNotBeEmpty();
                told.ShouldAllBe(gap => gap.Message.Contains("The next run goes on from here.", StringComparison.Ordinal));
                told.Count.ShouldBeLessThanOrEqualTo(Plans);
                inventory.Plans.Count(plan => !plan.Complete).ShouldBeGreaterThan(0);
                continue;
            }
            inventory.Gaps.ShouldBeEmpty();
            inventory.Plans.ShouldAllBe(plan => plan.Complete);
            run.ShouldBeGreaterThan(1);
            // Calls under way when time was up are made again: a few for each run.
            read.ShouldBeLessThan((Plans * Selections) + (run * 32));
            return;
        }
        Assert.Fail("Not complete by the fifth run.");
    }

    [Fact]
    public async Task ReadAsync_ReadsTheDearestPlansFirst_AfterTheNewOnes()
    {
        await using var plain = await LocalAccount.StartAsync(Estate());
        var ids = (await plain.ReadAsync()).Plans.Select(plan => plan.Id).ToList();
        var worth = ids.Skip(1).Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => (decimal)pair.index);
        await using var account = await LocalAccount.StartAsync(Estate(), options: With(new Worth(worth)) with { Parallelism = 1 });

        await account.ReadAsync();

        account.Server.Calls.All.Where(call => call.Operation == "GetBackupPlan").Select(call => call.Resource)
            .ShouldBe([ids[0], .. ids.Skip(1).Reverse()]);
    }

    /// <summary>Remembers nothing but what plans cost.</summary>
    private sealed class Worth(IReadOnlyDictionary<string, decimal> worth) : IPlanMemory
    {
        public Task<RememberedPlans> RecallAsync(Scope scope, CancellationToken cancellationToken) => Task.FromResult(new RememberedPlans([], worth));

        public Task KeepAsync(Scope scope, IReadOnlyCollection<RememberedPart> read, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Lets time run out when so much has been kept.</summary>
    private sealed class Until(IPlanMemory inner, int parts, CancellationTokenSource time) : IPlanMemory
    {
        private int _left = parts;

        public Task<RememberedPlans> RecallAsync(Scope scope, CancellationToken cancellationToken) => inner.RecallAsync(scope, cancellationToken);

        public async Task KeepAsync(Scope scope, IReadOnlyCollection<RememberedPart> read, CancellationToken cancellationToken)
        {
            await inner.KeepAsync(scope, read, cancellationToken);
            if (Interlocked.Add(ref _left, -read.Count) <= 0)
                await time.CancelAsync();
        }
    }
}
