using System.Globalization;
using Guardrail.Findings;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>What a channel reads: the same order as the e-mail, in Slack's markup, as many whole paragraphs as there is room for.</summary>
internal static class ChatDescription
{
    private const int MostFindings = 10;
    private const int MostInFull = 3;
    private const int MostGaps = 5;
    private const int MostChanges = 3;
    private const int MostGone = 10;
    private const int LongestCommand = 700;

    /// <summary>Room for the words that say how much is left out.</summary>
    private const int Reserve = 150;

    /// <summary>The whole text, at most as long as a description may be.</summary>
    public static string Of(Digest digest)
    {
        var head = ChatText.Bold(ChatText.Cut(Headline.Money(digest), 1_000)) + Line(ChatText.Cut(Headline.Cause(digest), 1_000));
        var tail = Tail(digest);
        var room = MessageLimits.ChatDescription - tail.Length - Reserve;
        var text = head;
        foreach (var change in digest.Content.Changes.Take(MostChanges).Select(Change).TakeWhile(change => text.Length + change.Length <= room / 2))
            text += change;
        if (digest.Content.Changes.Count > MostChanges)
            text += $"\n• and {Phrases.Count(digest.Content.Changes.Count - MostChanges, "more change", "more changes")}";
        return text + Findings(digest, room - text.Length) + tail;
    }

    private static string Findings(Digest digest, int room)
    {
        var text = "";
        NewsKind? section = null;
        var tables = new HashSet<string>(StringComparer.Ordinal);
        for (var shown = 0; shown < digest.Standing.Count; shown++)
        {
            var news = digest.Standing[shown];
            var story = digest.Story(news);
            var heading = section != news.Kind && NewsWords.Heading(news.Kind, digest.Standing.Count(each => each.Kind == news.Kind)) is { } words ? $"\n\n{ChatText.Bold(words)}" : "";
            var isNewTable = story.Table is null || !tables.Contains(story.Table.TableArn);
            var paragraph = shown >= MostFindings ? null : new[] { Paragraph(story, digest.Report.AsOf, isNewTable && shown < MostInFull), Paragraph(story, digest.Report.AsOf, false) }
                .FirstOrDefault(each => text.Length + heading.Length + each.Length <= room);
            if (paragraph is null)
                return text + $"\n\n• {PlainText.More(digest, shown)}";
            text += heading + paragraph;
            section = news.Kind;
            if (story.Table is { } table)
                tables.Add(table.TableArn);
        }
        return text;
    }

    private static string Paragraph(FindingStory story, DateTimeOffset asOf, bool inFull)
    {
        var text = $"\n\n• {ChatText.Bold(ChatText.Of(NewsWords.Label(story.News, asOf)))} {ChatText.Cut(story.Finding.Message, 700)}";
        if (FindingText.Where(story) is { Length: > 0 } where)
            text += Line(ChatText.Cut(where, 200), "   ");
        if (!inFull)
            return text;
        if (FindingText.Plan(story) is { } plan)
            text += Line("Plan " + ChatText.Cut(plan, 300), "   ");
        if (story.Coverage is { } row)
            text += Line("Why: " + ChatText.Cut(row.Because, 300), "   ");
        if (story.NeedsAdvice)
            text += Line("What to do: " + ChatText.Cut(story.Finding.Advice, 400), "   ");
        if (story.Option is { } option)
        {
            text += Line($"Cheapest option: {ChatText.Cut(option.Title, 400)} Saves {HumanMoney.Brief(option.MonthlySavingUsd)} a month. Given up: {ChatText.Cut(option.GivesUp, 300)}", "   ");
            if (option.Command is { Length: <= LongestCommand } command && ChatText.Code(command.Split('\n').Select(HumanText.Plain)) is { } code)
                text += Line(code);
        }
        return text + Line(string.Join(" · ", story.Links.Select(link => ChatText.Link(link.Url, $"Open the {link.Name}"))), "   ");
    }

    private static string Change(CostChange change) =>
        "\n\n" + ChatText.Bold("Change") + " " + ChatText.Cut(ChangeWords.Sentence(change), 500) + string.Concat(ChangeWords.Tables(change).Select(table => Line("• " + ChatText.Cut(table, 300))));

    private static string Tail(Digest digest)
    {
        var text = "";
        foreach (var kind in digest.Gone.GroupBy(news => news.Kind))
        {
            text += $"\n\n{ChatText.Bold(NewsWords.Heading(kind.Key, kind.Count())!)}"
                + string.Concat(kind.Take(MostGone).Select(news => Line("• " + ChatText.Cut(NewsWords.Gone(news, digest.Report.AsOf), 200))))
                + (kind.Count() > MostGone ? Line($"• and {Phrases.Count(kind.Count() - MostGone, "other")}") : "");
        }
        if (digest.Gaps.Count > 0)
        {
            text += "\n\nNot read, so every total is a lower bound:"
                + string.Concat(digest.Gaps.Take(MostGaps).Select(gap => Line("• " + ChatText.Cut(PlainText.Gap(gap), 300))))
                + (digest.Gaps.Count > MostGaps ? Line($"• and {Phrases.Count(digest.Gaps.Count - MostGaps, "other")}") : "");
        }
        return text + string.Concat(digest.Content.Notes.Take(3).Select(note => "\n" + Line(ChatText.Cut(note, 300))))
            + (digest.Options.ReportAt is { } place ? Line(string.Create(CultureInfo.InvariantCulture, $"The whole report: {ChatText.Cut(place, 300)}")) : "");
    }

    private static string Line(string text, string margin = "") => text.Length == 0 ? "" : "\n" + margin + text;
}
