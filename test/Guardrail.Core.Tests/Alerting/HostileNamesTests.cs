using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Alerting;

/// <summary>Names, tags and error texts that try to be something else.</summary>
public class HostileNamesTests
{
    private static readonly AlertOptions Both = new()
    {
        TopicArn = "arn:aws:sns:us-east-1:111122223333:costs",
        ChatTopicArn = "arn:aws:sns:us-east-1:111122223333:chat",
        OwnerTag = "owner",
    };

    private static readonly string[] Names =
    [
        "=HYPERLINK(\"http://x\")", "<!channel> *bold* </script>", "<@U012AB3CD> <!here|here>", "line\r\nline two 🚀\u2028x", "\u202egnp.exe\u202c \u2066x\u2069", new string('n', 255),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 40)), "\ud83d", "\udc00x", "a\ud800b", "e\u0301\u0302\u0303\u0304\u0305", "```\n<https://evil|x>", "`id` $(id) ';id;'", "\u001b]0;x\u0007\u001b[31m",
        "[x](https://evil)", "{\"default\":\"x\"}", "\"", "\\", "", " ", "_a_ ~b~ &lt;!channel&gt;", "%s {0} {{x}}", "🇩🇪🇫🇷🇬🇧",
    ];

    private static readonly Gen<string> OneName = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<string> Name = Gen.OneOf(OneName, Gen.String[Gen.Char, 0, 60], Gen.Select(OneName, OneName, (left, right) => left + right));

    [Fact]
    public void EveryBody_StaysIntact_WhateverNamesThereAre() =>
        Gen.Select(Name, Name, Name, Name).Sample(
            (table, plan, owner, error) =>
            {
                var report = ReportOf(table, plan, owner, error);
                var content = AlertContent.WithoutMemory(report.Findings) with
                {
                    Changes =
                    [
                        new CostChange
                        {
                            Id = "c", Subject = $"plan '{plan}'", AccountId = A.Account, Region = A.Region, Announced = true, ComparedWith = A.AsOf,
                            Tables = [new TableChange(A.TableArn(table), table, default, new(5), default, default)],
                        },
                    ],
                    Notes = [error],
                };
                content = content with { News = [.. content.News, new News { Kind = NewsKind.Resolved, Finding = content.News[0].Finding with { Scope = table } }] };

                var messages = AlertMessages.Compose(report, content, Both);

                messages.Count.ShouldBe(2);
                messages.ShouldAllBe(message => message.Subject.Length <= 99 && message.Subject.All(c => c >= ' ' && c <= '~'));
                messages.ShouldAllBe(message => Encoding.UTF8.GetByteCount(message.Body) <= 262_144);
                Email(messages[0]);
                Chat(messages[1]);
            },
            iter: Math.Max(40, Check.Iter / 3));

    [Fact]
    public void Compose_StaysWithinLimits_WithAHundredThousandFindings()
    {
        var name = Names[1] + Names[6];
        var table = A.Table(name, A.Rule(8_000, copies: 900));
        var finding = Judgement.Of(A.Report(table), Policy.Default).Findings[0];
        var tables = Enumerable.Range(0, 100_000).Select(i => table with { TableName = name + i, TableArn = A.TableArn(name + i) }).ToArray();
        var findings = tables.Select((row, i) => finding with { Id = i.ToString(CultureInfo.InvariantCulture), TableArn = row.TableArn, Scope = row.TableName }).ToList();
        var report = A.Report(tables) with { Findings = findings };
        var watch = Stopwatch.StartNew();

        var messages = AlertMessages.Compose(report, findings, Both);

        TestContext.Current.SendDiagnosticMessage($"100,000 findings took {watch.Elapsed}.");
        messages.ShouldAllBe(message => Encoding.UTF8.GetByteCount(message.Body) <= 262_144);
        messages[0].FindingIds.Count.ShouldBe(100_000);
        Email(messages[0]).ShouldContain("\n... and 99,990 more, worth $799,920,000 a month.\n");
        Chat(messages[1]).ShouldContain(" more, worth $7");
        var body = JsonDocument.Parse(JsonDocument.Parse(messages[0].Body).RootElement.GetProperty("sqs").GetString()!).RootElement;
        (body.GetProperty("findings").GetArrayLength() + body.GetProperty("omittedFindings").GetInt32()).ShouldBe(100_000);
    }

    [Theory]
    [InlineData("👩🏽👩🏽👩🏽", 9, "👩🏽👩🏽…")]
    [InlineData("🇩🇪🇫🇷🇬🇧", 10, "🇩🇪🇫🇷…")]
    [InlineData("e\u0301e\u0301e\u0301", 4, "e\u0301…")]
    [InlineData("&&&&", 11, "&amp;&amp;…")]
    public void ChatText_IsCutBetweenCharacters_AsAReaderSeesThem(string text, int characters, string cut) => ChatText.Cut(text, characters).ShouldBe(cut);

    private static AuditReport ReportOf(string table, string plan, string owner, string error) => Judgement.Of(
        A.Report(
            A.Table(table, A.Rule(9_000, growth: 10, rule: plan)) with
            {
                Coverage = [A.Coverage("plan-1", plan, null, plan) with { Because = $"selection '{owner}' takes it in" }],
                Tags = new Dictionary<string, string> { ["owner"] = owner },
            },
            A.Table("other", A.Rule(4, copies: 400)))
        .WithGaps(new Gap(A.Account, A.Region, $"vault/{table}", "AccessDenied", error)),
        Policy.Default with { Budgets = [A.Budget(warning: 5_000)], OwnerTag = "owner" });

    /// <summary>The e-mail, checked for what a mail program could trip over.</summary>
    private static string Email(OutgoingMessage message)
    {
        var parts = JsonDocument.Parse(message.Body).RootElement;
        parts.EnumerateObject().Select(part => part.Name).ShouldBe(["default", "email", "https", "sqs", "lambda"]);
        var email = parts.GetProperty("email").GetString()!;
        email.Where(c => c != '\n' && char.IsControl(c)).ShouldBeEmpty();
        ShouldHoldNoTricks(email);
        email.ShouldStartWith("DynamoDB backups: ");
        AlertMessagesTests.LongLines(email).ShouldBeEmpty();
        JsonDocument.Parse(parts.GetProperty("sqs").GetString()!).RootElement.GetProperty("type").GetString().ShouldBe("guardrail.findings");
        return email;
    }

    /// <summary>The chat text, checked for what Slack would obey.</summary>
    private static string Chat(OutgoingMessage message)
    {
        var body = JsonDocument.Parse(message.Body).RootElement;
        var content = body.GetProperty("content");
        var description = content.GetProperty("description").GetString()!;
        description.Length.ShouldBeLessThanOrEqualTo(8_000);
        content.GetProperty("title").GetString()!.Length.ShouldBeLessThanOrEqualTo(250);
        ShouldHoldNoTricks(description);
        (Regex.Count(description, "```") % 2).ShouldBe(0);
        foreach (var text in new[] { Regex.Replace(description, "```.*?```", "", RegexOptions.Singleline), content.GetProperty("title").GetString()! }
            .Concat(content.GetProperty("nextSteps").EnumerateArray().Select(step => step.GetString()!)))
        {
            // No angle bracket but those of our own links, no mention, no backtick, no address to click.
            var words = Regex.Replace(text, @"<https://[a-z0-9.-]+\.console\.aws\.amazon\.com/[^|<>\s]*\|Open the (table|plan|vault)>", "");
            words.IndexOfAny(['<', '>', '`', '~', '@']).ShouldBe(-1, words);
            words.ShouldNotContain("://");
            Regex.IsMatch(words, "&(?!(amp|lt|gt);)").ShouldBeFalse(words);
            // Bold is ours alone: one pair at the beginning of a line.
            Regex.Replace(words, @"^(• )?\*[^*\n]+\*", "", RegexOptions.Multiline).ShouldNotContain("*");
        }
        foreach (Match code in Regex.Matches(description, "```(.*?)```", RegexOptions.Singleline))
            code.Groups[1].Value.IndexOfAny(['<', '>']).ShouldBe(-1);
        return description;
    }

    private static void ShouldHoldNoTricks(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            (rune.Value is 0xfffd || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)).ShouldBeTrue($"U+{rune.Value:X4}");
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
                char.IsSurrogatePair(text, i++).ShouldBeTrue();
        }
    }
}
