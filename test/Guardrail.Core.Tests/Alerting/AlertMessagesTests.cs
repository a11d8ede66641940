using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Core.Tests.Rendering;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Alerting;

public class AlertMessagesTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:costs";
    private const string ChatTopic = "arn:aws:sns:us-east-1:111122223333:chat";

    private static readonly AlertOptions Both = new() { TopicArn = Topic, ChatTopicArn = ChatTopic, OwnerTag = "owner", ReportAt = "s3://reports/2026-11-22.json" };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Protocols = ["default", "email", "https", "sqs", "lambda"];

    public static TheoryData<string, AuditReport> Reports => new()
    {
        { "Messy", Estates.Messy },
        { "Hostile", Estates.Hostile },
        { "Sample", AlertSample.Report(new DateTimeOffset(2026, 11, 15, 0, 0, 0, TimeSpan.Zero)) },
    };

    private static IReadOnlyList<OutgoingMessage> Compose(AuditReport report) => AlertMessages.Compose(report, report.Findings, Both);

    private static Dictionary<string, string> Parts(OutgoingMessage message) =>
        JsonDocument.Parse(message.Body).RootElement.EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetString()!);

    private static string Email(AuditReport report) => Parts(Compose(report)[0])["email"];

    private static JsonElement Chat(AuditReport report) => JsonDocument.Parse(Compose(report)[1].Body).RootElement;

    /// <summary>Lines of a text that are too long without need: not the first, no link, and no single word of a command.</summary>
    internal static IEnumerable<string> LongLines(string text) => text.Split('\n').Skip(1)
        .Where(line => HumanText.Columns(line) > MessageLimits.LineColumns)
        .Where(line => !line.Contains(": https://", StringComparison.Ordinal))
        .Where(line => line.Trim() is var word && !(word.TrimStart('#', ' ') is ['\'', ..] && word.EndsWith(@"' \", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Email_LooksLikeThis(string name, AuditReport report) =>
        Snapshot.Matches($"{Compose(report)[0].Subject}\n\n{Email(report)}", $"Alerting/Email.{name}");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Chat_LooksLikeThis(string name, AuditReport report) =>
        Snapshot.Matches(
            JsonSerializer.Serialize(Chat(report), Indented) + "\n",
            $"Alerting/Chat.{name}", "json");

    [Fact]
    public void Compose_IsSilent_WhenThereIsNothingToSay()
    {
        var info = Estates.Messy.Findings.Where(finding => finding.Severity == Severity.Info).ToList();

        info.ShouldNotBeEmpty();
        AlertMessages.Compose(Estates.Messy, [], Both).ShouldBeEmpty();
        AlertMessages.Compose(Estates.Messy, info, Both).ShouldBeEmpty();
        AlertMessages.Compose(Estates.Messy, Estates.Messy.Findings, new AlertOptions()).ShouldBeEmpty();
    }

    [Fact]
    public void Compose_MakesOneMessagePerDestination()
    {
        var messages = Compose(Estates.Messy);

        messages.Select(message => (message.TopicArn, message.IsJsonStructure)).ShouldBe([(Topic, true), (ChatTopic, false)]);
        messages[0].FindingIds.ShouldBe(Estates.Messy.Findings.Select(finding => finding.Id));
        Parts(messages[0]).Keys.ShouldBe(Protocols);
    }

    [Fact]
    public void FirstLine_SaysMoneyDateAndLimit_AndTheSecondCauseAndRemedy()
    {
        var report = AlertSample.Report(new DateTimeOffset(2026, 11, 15, 0, 0, 0, TimeSpan.Zero));

        Email(report).Split('\n')[0].ShouldBe(
            "DynamoDB backups: $2,359 so far this month, $10,815 by its end, $25,200 a month from 6 Dec; limit $5,000 (all tables)");
        string.Join(' ', Email(report).Split('\n').Skip(1).TakeWhile(line => line.Length > 0)).ShouldBe(
            "Mostly rule 'hourly-35-days' of plan 'nightly' since 1 Nov, table 'orders'. Use point-in-time recovery ($60.00 a month) instead of these backups: saves $25,140 a month.");
    }

    [Fact]
    public void FirstLine_SaysLowerBound_WhenSomethingWasNotRead()
    {
        var first = Email(Estates.Messy).Split('\n')[0];

        first.ShouldStartWith("DynamoDB backups: at least $643 so far this month, at least $8,555 by its end, at least $33,442 a month once full and $430 more every month, for ever");
        first.ShouldContain("(a lower bound: 2 things not read)");
        Email(Estates.Messy).ShouldContain("\nNot read, so every total is a lower bound:\n- 444455556666 eu-west-1: vault/central (AccessDeniedException):");
    }

    [Fact]
    public void FirstLine_SaysAbout_WhenAFigureIsEstimated()
    {
        var table = A.Table("orders", A.Rule(100, growth: 5) with { Estimated = true, MonthToDateUsd = new Usd(40) });
        var report = Judgement.Of(A.Report(table), Policy.Default);

        Email(report).ShouldStartWith("DynamoDB backups: about $40 so far this month");
        Email(report with { Hypothetical = true }).ShouldStartWith("What if: DynamoDB backups");
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Email_HasShortLines_ButForTheFirstLinksAndUnbreakableWords(string name, AuditReport report) =>
        LongLines(Email(report)).ShouldBeEmpty(name);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Subject_IsPrintableAscii_AndShort(string name, AuditReport report)
    {
        foreach (var message in Compose(report))
        {
            message.Subject.Length.ShouldBeLessThanOrEqualTo(99, name);
            message.Subject.ShouldAllBe(c => c >= ' ' && c <= '~');
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Programs_GetTheFindings(string name, AuditReport report)
    {
        var parts = Parts(Compose(report)[0]);

        parts["sqs"].ShouldBe(parts["https"], name);
        parts["lambda"].ShouldBe(parts["https"]);
        var body = JsonDocument.Parse(parts["sqs"]).RootElement;
        body.GetProperty("type").GetString().ShouldBe("guardrail.findings");
        body.GetProperty("complete").GetBoolean().ShouldBe(report.Complete);
        body.GetProperty("totals").GetProperty("steadyStateBoundedUsd").GetDecimal().ShouldBe(report.Totals.SteadyStateBoundedUsd.Amount);
        body.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()).ShouldBe(report.Findings.Select(finding => finding.Id));
        body.GetProperty("gaps").GetArrayLength().ShouldBe(report.Gaps.Count);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Chat_KeepsItsLimits(string name, AuditReport report)
    {
        var chat = Chat(report);
        var content = chat.GetProperty("content");

        (chat.GetProperty("version").GetString(), chat.GetProperty("source").GetString(), content.GetProperty("textType").GetString()).ShouldBe(("1.0", "custom", "client-markdown"), name);
        content.GetProperty("title").GetString()!.Length.ShouldBeLessThanOrEqualTo(250);
        content.GetProperty("description").GetString()!.Length.ShouldBeLessThanOrEqualTo(8_000);
        content.GetProperty("nextSteps").EnumerateArray().ShouldAllBe(step => step.GetString()!.Length <= 350);
        content.GetProperty("keywords").EnumerateArray().ShouldAllBe(word => word.GetString()!.Length <= 75);
        chat.GetProperty("metadata").GetProperty("threadId").GetString().ShouldBe("guardrail-dynamodb-backups-2026-11");
        chat.GetProperty("metadata").GetProperty("additionalContext").EnumerateObject().ShouldAllBe(pair => pair.Value.ValueKind == JsonValueKind.String);
    }

    [Fact]
    public void Chat_GivesNoNameAMeaning()
    {
        var description = Chat(Estates.Hostile).GetProperty("content").GetProperty("description").GetString()!;

        description.ShouldContain("&lt;!channel&gt; \u2217bold\u2217 &lt;/script&gt;");
        // Our own markup aside: bold at the edge of a paragraph, links to the console, blocks of code.
        var words = Regex.Replace(description, "<https://[a-z0-9.-]+/[^|<>\\s]*\\|Open the (table|plan|vault)>|```[^`]*```", "");
        words = Regex.Replace(words, @"^(• )?\*([^*\n]+)\*", "$1$2", RegexOptions.Multiline);
        foreach (var mark in new[] { "<", "*", "`", "~", "@", "](", "://" })
            words.ShouldNotContain(mark);
    }

    [Fact]
    public void Email_NamesTheOwner_OnOneLine() =>
        Email(Estates.Messy).ShouldContain("   Table: 'orders', account 111122223333, us-east-1, owner line one line two\n     🚀\n");

    [Theory]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("my_table_name", "my_table_name")]
    [InlineData("_all_", "\u02cdall\u02cd")]
    [InlineData("<@U123>", "&lt;\uff20U123&gt;")]
    [InlineData("[x](http://evil)", "[x] (http:\u2215\u2215evil)")]
    public void ChatText_IsPlainWords(string text, string safe) => ChatText.Of(text).ShouldBe(safe);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd<<<", 6, "abcd…")]
    [InlineData("a<bcdefg", 7, "a&lt;b…")]
    [InlineData("abcd🚀🚀", 6, "abcd…")]
    public void ChatText_IsCutBetweenCharactersAndEntities(string text, int characters, string cut) => ChatText.Cut(text, characters).ShouldBe(cut);

    [Fact]
    public void Subject_CutsWhatIsTooLong_AndReplacesWhatIsNotAscii()
    {
        SubjectText.Of(new string('x', 99)).Length.ShouldBe(99);
        SubjectText.Of(new string('x', 100)).ShouldBe(new string('x', 96) + "...");
        SubjectText.Of("größer\n🚀").ShouldBe("gr??er ?");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(5_000)]
    public void Compose_SaysHowMuchIsLeftOut_WhenThereIsTooMuch(int count)
    {
        var tables = Enumerable.Range(0, count).Select(i => A.Table($"table-{i}", A.Rule(100, growth: 1))).ToArray();
        var report = Judgement.Of(A.Report(tables), Policy.Default);

        var messages = Compose(report);

        Encoding.UTF8.GetByteCount(messages[0].Body).ShouldBeLessThanOrEqualTo(262_144);
        Email(report).ShouldContain($"\n... and {count - 10:N0} more, worth ${(count - 10) * 100:N0} a month.\n");
        var body = JsonDocument.Parse(Parts(messages[0])["sqs"]).RootElement;
        var shown = body.GetProperty("findings").GetArrayLength();
        (shown + body.GetProperty("omittedFindings").GetInt32()).ShouldBe(count);
        body.GetProperty("omittedWorthUsd").GetDecimal().ShouldBe((count - shown) * 100);
        shown.ShouldBeGreaterThan(count > 1_000 ? 60 : count - 1);
        if (count > 1_000)
            Chat(report).GetProperty("content").GetProperty("description").GetString()!.ShouldContain(" more, worth $");
    }

    [Fact]
    public void Compose_StaysWithinLimits_WhateverNamesAndGapsThereAre()
    {
        var text = Gen.OneOf(Gen.String[Gen.Char, 0, 3_000], Gen.Const(string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303🚀", 800))), Gen.Const(new string('"', 4_000)), Gen.Const(new string('<', 4_000)));

        Gen.Select(text, text, Gen.Int[0, 60], Gen.Int[1, 30]).Sample(
            (name, gap, gaps, tables) =>
            {
                var report = Judgement.Of(
                    A.Report([.. Enumerable.Range(0, tables).Select(i => A.Table(name + i, A.Rule(5_000, growth: 10, rule: name)))])
                        .WithGaps([.. Enumerable.Range(0, gaps).Select(i => A.Gap(gap + i) with { Message = gap })]),
                    Estates.Policy);

                var messages = Compose(report);
                foreach (var message in messages)
                    Encoding.UTF8.GetByteCount(message.Body).ShouldBeLessThanOrEqualTo(262_144);
                LongLines(Parts(messages[0])["email"]).ShouldBeEmpty();
                JsonDocument.Parse(messages[1].Body).RootElement.GetProperty("content").GetProperty("description").GetString()!.Length.ShouldBeLessThanOrEqualTo(8_000);
            },
            iter: Math.Max(8, Check.Iter / 12));
    }

    [Fact]
    public void Test_SaysThatNothingIsWrong()
    {
        var messages = AlertMessages.Test(Both, A.AsOf);

        messages.Count.ShouldBe(2);
        Parts(messages[0])["email"].ShouldBe("This is a test of Guardrail's alerts, sent 22 Nov 2026 00:00 UTC. Nothing is wrong, and there is nothing to do.\n");
        Parts(messages[0])["sqs"].ShouldBe("""{"schemaVersion":1,"type":"guardrail.test"}""");
        messages[0].FindingIds.ShouldBeEmpty();
        JsonDocument.Parse(messages[1].Body).RootElement.GetProperty("content").GetProperty("description").GetString()!.ShouldStartWith("This is a test");
    }

    [Theory]
    [InlineData("2026-11-15", 336)]
    [InlineData("2027-02-28", 336)]
    public void Sample_IsConsistent(string day, int points)
    {
        var report = AlertSample.Report(new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero));

        report.Totals.RecoveryPoints.ShouldBe(points);
        report.Totals.RunRateUsd.ShouldBe(new Usd(10_080));
        report.Totals.NextMonths.Count.ShouldBe(13);
        Math.Round(report.Totals.NextMonths[^1].Usd.Amount, 6).ShouldBe(25_200);
        report.Totals.ProjectedMonthUsd.ShouldBe(report.Totals.NextMonths[0].Usd);
        report.Findings[0].Kind.ShouldBe(FindingKind.OverBudget);
    }
}
