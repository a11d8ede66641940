using System.Text;
using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Puts findings into messages. Pure: who publishes them decides whether they may go out (a hypothetical report's may not).</summary>
public static class AlertMessages
{
    private const int MostGaps = 20;

    /// <summary>More findings than ever fit, however short they are: three protocols hold each, in 350 bytes at least.</summary>
    private const int MostFindings = 300;

    /// <summary>How many findings and gaps the plain text shows, the first that fits.</summary>
    private static readonly int[] TextLengths = [10, 3, 0];

    /// <summary>Whether findings are worth a message: at least one at warning or above. Info alone wakes nobody.</summary>
    public static bool SomethingToSay(IReadOnlyList<Finding> findings) => findings.Any(finding => Severity.Rank(finding.Severity) >= Severity.Rank(Severity.Warning));

    /// <summary>The messages of a run without memory: all its findings, and that nobody remembers them.</summary>
    /// <param name="report">The report the findings come from; totals, tables and gaps are taken from it.</param>
    /// <param name="findings">What to tell, in any order; infos go along with what is graver.</param>
    /// <param name="options">Where to.</param>
    public static IReadOnlyList<OutgoingMessage> Compose(AuditReport report, IReadOnlyList<Finding> findings, AlertOptions options) =>
        Compose(report, AlertContent.WithoutMemory(findings), options);

    /// <summary>One message per destination, each within SNS's limits; none if there is nothing to say or nowhere to say it.</summary>
    /// <param name="report">The report of the run; totals, tables and gaps are taken from it.</param>
    /// <param name="content">What to tell.</param>
    /// <param name="options">Where to.</param>
    public static IReadOnlyList<OutgoingMessage> Compose(AuditReport report, AlertContent content, AlertOptions options)
    {
        if (!content.IsWorthTelling)
            return [];
        var digest = new Digest(report, content, options);
        return For(options, Headline.Subject(digest), [.. content.News.Select(news => news.Finding.Id)], () => Structured(digest), () => ChatBody.Of(digest));
    }

    /// <summary>Messages that only show that they arrive; one per destination.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="asOf">The instant they name.</param>
    public static IReadOnlyList<OutgoingMessage> Test(AlertOptions options, DateTimeOffset asOf)
    {
        const string Subject = "[test] Guardrail can reach you";
        var text = $"This is a test of Guardrail's alerts, sent {HumanDate.Of(asOf)}. Nothing is wrong, and there is nothing to do.\n";
        var context = new Dictionary<string, string> { ["severity"] = Severity.Info };
        return For(
            options, Subject, [],
            () => Structure(text, """{"schemaVersion":1,"type":"guardrail.test"}"""),
            () => ChatBody.Write(new ChatContent("client-markdown", Subject, text.TrimEnd(), [], ["test"]), new ChatMetadata("guardrail-test", Subject, context)));
    }

    private static List<OutgoingMessage> For(
        AlertOptions options, string subject, IReadOnlyList<string> ids, Func<string> main, Func<string> chat)
    {
        var messages = new List<OutgoingMessage>();
        if (options.TopicArn is { } topic)
            messages.Add(new() { TopicArn = topic, Subject = subject, Body = main(), IsJsonStructure = true, FindingIds = ids });
        if (options.ChatTopicArn is { } chatTopic)
            messages.Add(new() { TopicArn = chatTopic, Subject = subject, Body = chat(), IsJsonStructure = false, FindingIds = ids });
        return messages;
    }

    /// <summary>The longest body that fits: all findings if they do, else as many of the first as do.</summary>
    private static string Structured(Digest digest)
    {
        // Shorter texts only where long names and messages of many bytes a character make the text alone too long.
        var text = TextLengths
            .Select(most => PlainText.Of(digest, most))
            .First(candidate => Fits(Structure(candidate, MachineBody.Of(digest, 0, 0))));
        string With(int findings, int gaps) => Structure(text, MachineBody.Of(digest, findings, gaps));
        var gapsKept = Fits(With(0, MostGaps)) ? MostGaps : 0;
        var most = Math.Min(digest.Standing.Count, MostFindings);
        var longest = With(most, gapsKept);
        if (Fits(longest))
            return longest;
        longest = With(0, gapsKept);
        var (fits, tooMany) = (0, most);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            var body = With(middle, gapsKept);
            if (Fits(body))
                (longest, fits) = (body, middle);
            else
                tooMany = middle;
        }
        return longest;
    }

    private static bool Fits(string body) => Encoding.UTF8.GetByteCount(body) <= MessageLimits.MessageBytes;

    private static string Structure(string text, string machine) => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["default"] = text,
            ["email"] = text,
            ["https"] = machine,
            ["sqs"] = machine,
            ["lambda"] = machine,
        },
        AlertJson.Relaxed.DictionaryStringString);
}
