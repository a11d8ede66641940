using System.Text.Json;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Alerting;

public class NewsTests
{
    private static readonly AlertOptions Both = new()
    {
        TopicArn = "arn:aws:sns:us-east-1:111122223333:costs",
        ChatTopicArn = "arn:aws:sns:us-east-1:111122223333:chat",
        OwnerTag = "owner",
    };

    private static readonly AuditReport Report = Judgement.Of(
        A.Report(
            A.Table("orders", A.Rule(8_125, copies: 840)) with { Tags = new Dictionary<string, string> { ["owner"] = "shop" } },
            A.Table("sessions", A.Rule(200, growth: 430)),
            A.Table("ledger", A.Rule(300, copies: 120))),
        Policy.Default with { Budgets = [A.Budget(warning: 5_000)] });

    private static readonly CostChange Change = new()
    {
        Id = "c1",
        Subject = "plan 'nightly'",
        AccountId = A.Account,
        Region = A.Region,
        PlanId = "plan-1",
        Announced = true,
        ComparedWith = A.AsOf.AddDays(-1),
        Tables =
        [
            new TableChange(A.TableArn("orders"), "orders", new Usd(125), new Usd(8_125), Usd.Zero, Usd.Zero),
            new TableChange(A.TableArn("<!channel>"), "<!channel>", new Usd(0), new Usd(125), Usd.Zero, new Usd(430)),
        ],
    };

    private static Finding Of(string kind, string? table = null) => Report.Findings.First(finding => finding.Kind == kind && (table is null || finding.Scope == table));

    private static News Of(NewsKind kind, Finding finding) => new() { Kind = kind, Finding = finding };

    private static string Email(IReadOnlyList<OutgoingMessage> messages) => JsonDocument.Parse(messages[0].Body).RootElement.GetProperty("email").GetString()!;

    private static JsonElement Machine(AlertContent content) =>
        JsonDocument.Parse(JsonDocument.Parse(AlertMessages.Compose(Report, content, Both)[0].Body).RootElement.GetProperty("sqs").GetString()!).RootElement;

    private static string Chat(AlertContent content) =>
        JsonDocument.Parse(AlertMessages.Compose(Report, content, Both)[1].Body).RootElement.GetProperty("content").GetProperty("description").GetString()!;

    public static TheoryData<string, AlertContent> Contents => new()
    {
        {
            "Everything", new AlertContent
            {
                News =
                [
                    Of(NewsKind.Resolved, Of(FindingKind.TooManyCopies, "ledger")) with { ToldAt = A.AsOf.AddDays(-9), ToldValue = 120 },
                    Of(NewsKind.Reminder, Of(FindingKind.NeverExpires)) with { ToldAt = A.AsOf.AddDays(-7), ToldValue = 430 },
                    Of(NewsKind.New, Of(FindingKind.TooManyCopies, "orders")) with { Repeated = true },
                    Of(NewsKind.Worse, Of(FindingKind.OverBudget)) with { ToldAt = A.AsOf.AddDays(-3), ToldValue = 5_100 },
                    Of(NewsKind.Withdrawn, Of(FindingKind.TooManyCopies, "ledger") with { Scope = "consents" }),
                ],
                Changes = [Change],
                Notes = ["Alert memory could not be reached: this may have been told before."],
            }
        },
        { "Resolved", new AlertContent { News = [Of(NewsKind.Resolved, Of(FindingKind.OverBudget)) with { ToldAt = A.AsOf.AddDays(-9), ToldValue = 8_625 }] } },
        { "Change", new AlertContent { Changes = [Change with { Announced = false }] } },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Email_LooksLikeThis(string name, AlertContent content)
    {
        var messages = AlertMessages.Compose(Report, content, Both);

        Snapshot.Matches($"{messages[0].Subject}\n\n{Email(messages)}", $"Alerting/News.{name}");
        AlertMessagesTests.LongLines(Email(messages)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Chat_LooksLikeThis(string name, AlertContent content) => Snapshot.Matches(Chat(content), $"Alerting/NewsChat.{name}");

    [Fact]
    public void Compose_TellsNothing_WhenOnlyInfosCameOrWent()
    {
        var info = Of(FindingKind.TooManyCopies) with { Severity = Severity.Info };

        foreach (var kind in Enum.GetValues<NewsKind>())
            AlertMessages.Compose(Report, new AlertContent { News = [Of(kind, info)], Notes = ["x"] }, Both).ShouldBeEmpty();
        AlertMessages.Compose(Report, new AlertContent { Notes = ["x"] }, Both).ShouldBeEmpty();
    }

    [Fact]
    public void Subject_SaysWhatKindOfMessageItIs()
    {
        string Subject(AlertContent content) => AlertMessages.Compose(Report, content, Both)[0].Subject;
        var finding = Of(FindingKind.NeverExpires);

        Subject(new() { News = [Of(NewsKind.New, finding)] }).ShouldStartWith("[warning] DynamoDB backups: ");
        Subject(new() { News = [Of(NewsKind.Resolved, finding)] }).ShouldStartWith("[resolved] DynamoDB backups: ");
        Subject(new() { News = [Of(NewsKind.Withdrawn, finding)] }).ShouldStartWith("[withdrawn] DynamoDB backups: ");
        Subject(new() { Changes = [Change] }).ShouldStartWith("[change] DynamoDB backups: plan 'nightly' adds $8,125 a month");
    }

    [Fact]
    public void Programs_LearnWhatHasHappened()
    {
        var body = Machine((AlertContent)Contents.First().Data.Item2);

        body.GetProperty("news").EnumerateArray().Select(news => news.GetProperty("kind").GetString()).ShouldBe(["new", "worse", "reminder"]);
        body.GetProperty("news")[0].GetProperty("findingId").GetString().ShouldBe(body.GetProperty("findings")[0].GetProperty("id").GetString());
        body.GetProperty("news")[0].GetProperty("repeated").GetBoolean().ShouldBeTrue();
        body.GetProperty("news")[1].GetProperty("toldValue").GetDecimal().ShouldBe(5_100);
        body.GetProperty("news")[0].GetProperty("links").GetProperty("table").GetString()!.ShouldContain("console.aws.amazon.com/dynamodbv2");
        body.GetProperty("over").EnumerateArray().Select(news => news.GetProperty("kind").GetString()).ShouldBe(["resolved", "withdrawn"]);
        body.GetProperty("changes")[0].GetProperty("addsUsd").GetDecimal().ShouldBe(8_125);
        body.GetProperty("changes")[0].GetProperty("tables")[0].GetProperty("tableName").GetString().ShouldBe("orders");
        body.GetProperty("notes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void OwnerRouting_SendsNewsOfATableToItsOwner_AndTheRestToTheMainTopic()
    {
        const string Topic = "arn:aws:sns:eu-west-1:111122223333:shop";
        var content = AlertContent.WithoutMemory(Report.Findings);

        var (main, owners) = OwnerRouting.Split(Report, content, "owner", new Dictionary<string, string> { ["shop"] = Topic, ["nobody"] = "arn:x" });

        var share = owners.ShouldHaveSingleItem();
        (share.Owner, share.TopicArn).ShouldBe(("shop", Topic));
        share.Content.News.ShouldAllBe(news => news.Finding.TableArn == A.TableArn("orders"));
        main.News.Count.ShouldBe(content.News.Count - share.Content.News.Count);
        main.News.ShouldAllBe(news => news.Finding.TableArn != A.TableArn("orders"));
        main.Notes.ShouldContain($"Also told, to the owners' own topics: 'shop' ({share.Content.News.Count}).");
        share.Report.Totals.SteadyStateUsd.ShouldBe(new Usd(8_125));
        share.Report.Totals.SteadyStateDate.ShouldBe(A.Full);
        Email(AlertMessages.Compose(share.Report, share.Content, Both with { TopicArn = share.TopicArn, Owner = share.Owner }))
            .ShouldStartWith("DynamoDB backups (owner shop): $0 so far this month, $0 by its end, $8,125 a month from 10 Dec\n");
    }

    [Fact]
    public void OwnerRouting_LeavesEverythingToTheMainTopic_WhereNoOwnerHasOne()
    {
        var content = AlertContent.WithoutMemory(Report.Findings);

        OwnerRouting.Split(Report, content, null, new Dictionary<string, string> { ["shop"] = "arn:x" }).ShouldBe((content, []));
        OwnerRouting.Split(Report, content, "owner", new Dictionary<string, string>()).ShouldBe((content, []));
        OwnerRouting.Split(Report, content, "owner", new Dictionary<string, string> { ["other"] = "arn:x" }).Main.ShouldBe(content);
    }
}
