using Guardrail.Alerting;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Tests.Memory;
using Guardrail.LocalAws;
using Guardrail.Policies;

namespace Guardrail.Aws.Tests.Running;

/// <summary>Delivery is loud: what reaches nobody fails the run, and is told by the next.</summary>
public class DeliveryTests
{
    private const string Shop = """, "eu-west-1": { "topics": [{ "name": "shop", "confirmed": 2 }] }""";
    private static readonly DateTimeOffset Day = new(2026, 11, 4, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WithoutMemory_EveryRunTells_AndSaysWhy()
    {
        await using var month = await Month.StartAsync(null);

        var first = await month.RunAsync(Day);
        await month.RunAsync(Day.AddDays(1));

        month.Server.Messages.Count.ShouldBe(2);
        first.Notes.ShouldBe([AlertContent.NoMemory]);
        first.Remembered.ShouldBeFalse();
        first.Report.Complete.ShouldBeTrue();
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "Unreachable")]
    public async Task MemoryThatIsGone_TellsAllTheSame_WithAGap(string endpoint, string code)
    {
        await using var month = await Month.StartAsync(new MemorySettings { Table = "memory", Endpoint = new Uri(endpoint) });

        var result = await month.RunAsync(Day);
        await month.RunAsync(Day.AddDays(1));

        month.Server.Messages.Count.ShouldBe(2);
        var gap = result.Report.Gaps.ShouldHaveSingleItem();
        (gap.What, gap.Code).ShouldBe(("memory/memory", code));
        (result.Report.Complete, result.Report.CompleteExceptAccepted, result.Failures.Count).ShouldBe((false, false, 0));
        result.Notes.ShouldContain(note => note.Contains("The memory table 'memory' cannot be used"));
    }

    [Fact]
    public async Task MemoryTableThatIsNotThere_TellsAllTheSame()
    {
        var there = await Dynalite.TableAsync();
        await using var month = await Month.StartAsync(there with { Table = "no-such-table" });

        var result = await month.RunAsync(Day);

        month.Server.Messages.ShouldHaveSingleItem();
        result.Report.Gaps.ShouldHaveSingleItem().Code.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task FailedPublish_IsTriedAgain_ThenFailsTheRun_AndTheNextRunTellsIt()
    {
        await using var month = await Month.StartAsync(await Dynalite.TableAsync());
        month.Server.Faults.Add(new Fault { Operation = "Publish", Kind = FaultKind.Error, Code = "InternalError", Status = 500 });

        var failed = await month.RunAsync(Day);

        failed.Failures.ShouldHaveSingleItem().Code.ShouldBe("InternalError");
        month.Server.Calls.CountOf("Publish").ShouldBe(6);
        month.Server.Messages.ShouldBeEmpty();
        month.Server.Faults.Clear();
        (await month.RunAsync(Day.AddMinutes(1))).Published.ShouldHaveSingleItem();
        (await month.RunAsync(Day.AddMinutes(2))).Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task FilteredAndHypotheticalRuns_RememberNothing()
    {
        var memory = await Dynalite.TableAsync();
        await using var month = await Month.StartAsync(memory);

        (await month.RunAsync(Day, tables: new NamePattern("ord*"))).Published.ShouldHaveSingleItem();
        month.Alerts = null!;
        await month.RunAsync(Day);

        (await Dynalite.ItemsAsync(memory)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task TopicWithoutAConfirmedSubscriber_FailsTheRun_AlsoWithNothingToTell(int day)
    {
        await using var month = await Month.StartAsync(await Dynalite.TableAsync());

        var result = await month.RunAsync(new DateTimeOffset(2026, 11, day, 6, 0, 0, TimeSpan.Zero), confirmed: 0);

        result.Failures.ShouldHaveSingleItem().Code.ShouldBe(AlertPublishException.NoConfirmedSubscriber);
        result.ConfirmedSubscribers.ShouldBe(0);
    }

    [Fact]
    public async Task OwnersTopic_GetsWhatConcernsItsTables_InItsOwnRegion()
    {
        await using var month = await Month.StartAsync(await Dynalite.TableAsync(), Shop);
        month.Alerts = new AlertOptions { TopicArn = Month.Topic, OwnerTopics = new Dictionary<string, string> { ["shop"] = Month.OwnersTopic, ["other"] = Month.OwnersTopic.Replace("shop", "none") } };
        month.Policy = Month.Limit with { Budgets = [Month.Limit.Budgets[0] with { Each = BudgetSubject.Table }] };

        var result = await month.RunAsync(Day, topics: Shop);

        month.Server.Messages.Select(message => message.TopicArn).ShouldBe([Month.OwnersTopic, Month.Topic]);
        result.ConfirmedSubscribers.ShouldBe(1);
        // Nobody needs the other owner's topic today; that it is dead is said all the same.
        result.Failures.ShouldBeEmpty();
        result.Notes.ShouldHaveSingleItem().ShouldStartWith("An owner's topic is dead:");
    }

    [Fact]
    public async Task DeadOwnersTopic_FallsBackToTheMainOne_AndSaysSo()
    {
        await using var month = await Month.StartAsync(await Dynalite.TableAsync());
        month.Alerts = new AlertOptions { TopicArn = Month.Topic, OwnerTopics = new Dictionary<string, string> { ["shop"] = Month.Topic.Replace(":guardrail", ":gone") } };
        month.Policy = Month.Limit with { Budgets = [Month.Limit.Budgets[0] with { Each = BudgetSubject.Table }] };

        var result = await month.RunAsync(Day);

        month.Server.Messages.ShouldHaveSingleItem().TopicArn.ShouldBe(Month.Topic);
        month.Last.ReplaceLineEndings(" ").ShouldContain("This was meant for 'shop', but");
        result.Notes.ShouldHaveSingleItem().ShouldBe("This was meant for 'shop', but arn:aws:sns:us-east-1:111122223333:gone could not be reached: NotFound.");
        result.Failures.ShouldBeEmpty();
        (await month.RunAsync(Day.AddMinutes(1))).Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task Change_IsToldWithWhatItAdds()
    {
        await using var month = await Month.StartAsync(await Dynalite.TableAsync());
        month.Policy = Month.Limit with { Budgets = [] };
        await month.RunAsync(Day, Month.Daily);
        month.Server.Messages.ShouldBeEmpty();

        await month.RunAsync(Day.AddDays(1), Month.Hourly);
        month.Server.Messages.Count.ShouldBe(1);
        month.Last.ShouldContain("nightly");
        (await month.RunAsync(Day.AddDays(1).AddMinutes(1), Month.Hourly)).Published.ShouldBeEmpty();

        // A saving that nobody announced wakes nobody; one that an event announced is answered.
        (await month.RunAsync(Day.AddDays(2), Month.Daily)).Published.ShouldBeEmpty();
        await month.RunAsync(Day.AddDays(3), Month.Hourly);
        (await month.RunAsync(Day.AddDays(4), Month.Daily, changed: true)).Published.ShouldHaveSingleItem();
    }
}
