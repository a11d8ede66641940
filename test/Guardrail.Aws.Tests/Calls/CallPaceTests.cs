using Guardrail.Aws.Calls;
using Guardrail.Inventory;
using Microsoft.Extensions.Time.Testing;

namespace Guardrail.Aws.Tests.Calls;

public class CallPaceTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    [Theory]
    // A share of 0.6, and a quarter of a second's calls at once.
    [InlineData("ListRecoveryPointsByBackupVault", 12)]
    [InlineData("GetBackupSelection", 9)]
    [InlineData("ListBackups", 3)]
    [InlineData("DescribeContinuousBackups", 6)]
    [InlineData("GetResources", 9)]
    public async Task EnterAsync_LetsAnOperationPassAtItsShare(string name, int perSecond)
    {
        var time = new FakeTimeProvider();
        var pace = new CallPace(0.6, time);
        var passed = Enter(pace, Operation(name), 200);

        var atOnce = passed();
        await AdvanceAsync(time, TimeSpan.FromSeconds(10));

        atOnce.ShouldBe(Math.Max(1, perSecond / 4));
        passed().ShouldBeInRange((10 * perSecond) - 2 + atOnce - 1, (10 * perSecond) + atOnce);
    }

    [Fact]
    public async Task EnterAsync_KeepsAllOfBackupUnderTheCommonRate_AndOtherServicesApart()
    {
        var time = new FakeTimeProvider();
        var pace = new CallPace(0.6, time);
        string[] busy = ["ListBackupPlans", "ListBackupSelections", "ListBackupVaults", "ListRecoveryPointsByBackupVault", "GetBackupPlan", "GetBackupSelection"];
        var backup = busy.Select(name => Enter(pace, Operation(name), 200)).ToList();
        var tables = Enter(pace, Operation("ListTables"), 200);

        await AdvanceAsync(time, TimeSpan.FromSeconds(10));

        // Alone they would make 4 × 12 + 2 × 9 = 66 a second; all of AWS Backup has 50 × 0.6 = 30, and 7 at once.
        backup.Sum(passed => passed()).ShouldBeInRange(290, 307);
        tables().ShouldBe(200);
    }

    [Fact]
    public async Task EnterAsync_NeverPassesMoreThanAwsAllows_InAnySecond()
    {
        var time = new FakeTimeProvider();
        var pace = new CallPace(0.6, time);
        var times = new List<DateTimeOffset>();
        _ = Enumerable.Range(0, 100).Select(async _ =>
        {
            await pace.EnterAsync(Operation("ListRecoveryPointsByBackupVault"), CancellationToken.None);
            lock (times)
                times.Add(time.GetUtcNow());
        }).ToList();

        await AdvanceAsync(time, TimeSpan.FromSeconds(9));

        times.Count.ShouldBe(100);
        times.Max(start => times.Count(at => at >= start && at < start.AddSeconds(1))).ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task Throttled_HalvesTheRate_WhichComesBack()
    {
        var time = new FakeTimeProvider();
        var bucket = new TokenBucket(12, time);

        bucket.Slow();
        bucket.CallsPerSecond.ShouldBe(6);
        bucket.Slow();
        bucket.CallsPerSecond.ShouldBe(6, "calls in flight are throttled together");
        time.Advance(TimeSpan.FromSeconds(1));
        bucket.Slow();
        bucket.CallsPerSecond.ShouldBe(3);
        bucket.Wait().ShouldBe(TimeSpan.FromSeconds(1 / 3d), TimeSpan.FromMilliseconds(1));

        for (var second = 1; second <= 8; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            bucket.Recover();
            bucket.Recover();
            bucket.CallsPerSecond.ShouldBe(Math.Min(12, 3 + (1.2 * second)), 1e-9);
        }
        for (var again = 0; again < 20; again++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            bucket.Slow();
        }
        bucket.CallsPerSecond.ShouldBe(12d / 32, "it never stops altogether");
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Throttled_SlowsAllOfBackup_SinceAwsDoesNotSayWhichLimitItWas()
    {
        var time = new FakeTimeProvider();
        var pace = new CallPace(0.6, time);
        pace.Throttled(Operation("GetBackupPlan"));
        string[] others = ["ListBackupPlans", "ListBackupSelections", "ListBackupVaults", "ListRecoveryPointsByBackupVault"];
        var backup = others.Select(name => Enter(pace, Operation(name), 200)).ToList();
        var tables = Enter(pace, Operation("ListTables"), 200);

        await AdvanceAsync(time, TimeSpan.FromSeconds(10));

        // Half of 30 a second, as long as no call is answered; other services are not concerned.
        backup.Sum(passed => passed()).ShouldBeInRange(145, 158);
        tables().ShouldBe(200);
    }

    [Fact]
    public async Task EnterAsync_EndsAtOnce_WhenCancelled()
    {
        var pace = new CallPace(0.6, new FakeTimeProvider());
        await pace.EnterAsync(Operation("ListBackups"), CancellationToken.None);
        using var cancellation = new CancellationTokenSource();

        var waiting = pace.EnterAsync(Operation("ListBackups"), cancellation.Token);
        waiting.IsCompleted.ShouldBeFalse();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [Fact]
    public void Of_IsOnePaceForEachAccountAndRegion()
    {
        var paces = new CallPaces();

        paces.Of(new Scope("111122223333", "us-east-1")).ShouldBeSameAs(paces.Of(new Scope("111122223333", "us-east-1")));
        paces.Of(new Scope("111122223333", "us-east-1")).ShouldNotBeSameAs(paces.Of(new Scope("111122223333", "eu-west-1")));
        paces.Of(new Scope("111122223333", "us-east-1")).ShouldNotBeSameAs(paces.Of(new Scope("222233334444", "us-east-1")));
    }

    private static AwsOperation Operation(string name) => AwsOperations.Reading.Single(operation => operation.Name == name);

    private static Func<int> Enter(CallPace pace, AwsOperation operation, int calls)
    {
        var passed = 0;
        for (var call = 0; call < calls; call++)
            _ = PassAsync();
        return () => Volatile.Read(ref passed);

        async Task PassAsync()
        {
            await pace.EnterAsync(operation, CancellationToken.None);
            Interlocked.Increment(ref passed);
        }
    }

    private static async Task AdvanceAsync(FakeTimeProvider time, TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Step)
        {
            time.Advance(Step);
            await Task.Yield();
        }
    }
}
