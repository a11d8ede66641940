using System.Globalization;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>The message as plain text for e-mail: the money first, then what changed, what was found and what to do, what is over, and what was not read.</summary>
internal static class PlainText
{
    private const int LongestText = 600;
    private const int MostChanges = 5;
    private const int Columns = MessageLimits.LineColumns;

    /// <summary>The whole text. The first line is not wrapped, so that an inbox shows as much of it as it can.</summary>
    /// <param name="digest">What there is to say.</param>
    /// <param name="most">How many findings and gaps to show; the others are counted.</param>
    public static string Of(Digest digest, int most)
    {
        var lines = new List<string> { Headline.Money(digest) };
        lines.AddRange(PlainLines.Wrapped(Headline.Cause(digest), Columns));
        Changes(digest.Content.Changes, lines, Math.Min(most, MostChanges));
        Findings(digest, lines, most);
        Gone(digest, lines, most);
        Gaps(digest.Gaps, lines, most);
        lines.Add("");
        foreach (var note in digest.Content.Notes.Take(Math.Max(1, most)))
            lines.AddRange(PlainLines.Wrapped(Short(note), Columns));
        lines.AddRange(PlainLines.Wrapped(
            $"As of {HumanDate.Of(digest.Report.AsOf)}, prices of {HumanDate.Of(digest.Report.Prices.AsOf)}. " +
            "Costs grow until every retention window is full: the bill comes later than the cause.", Columns));
        if (digest.Options.ReportAt is { } place)
            lines.Add($"The whole report: {HumanText.Plain(place)}");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What follows the findings that are shown: <c>and 37 more, worth $8,200 a month</c>; null where all are shown.</summary>
    public static string? More(Digest digest, int shown)
    {
        if (shown >= digest.Standing.Count)
            return null;
        var worth = digest.WorthBeyond(shown);
        return string.Create(CultureInfo.InvariantCulture, $"and {digest.Standing.Count - shown:N0} more") + (worth.Amount > 0 ? $", worth {HumanMoney.Brief(worth)} a month" : "");
    }

    /// <summary>A gap on one line.</summary>
    public static string Gap(Gap gap) => Short(ReportWords.Gap(gap));

    /// <summary>A text from outside, plain and of bounded length.</summary>
    public static string Short(string text) => HumanText.Cut(HumanText.Plain(text), LongestText);

    private static void Changes(IReadOnlyList<CostChange> changes, List<string> lines, int most)
    {
        foreach (var change in changes.Take(most))
        {
            lines.Add("");
            lines.AddRange(PlainLines.Wrapped(ChangeWords.Sentence(change), Columns));
            lines.AddRange(ChangeWords.Tables(change).SelectMany(table => PlainLines.Wrapped(table, Columns, "  - ", "    ")));
        }
        if (changes.Count > most)
            lines.AddRange(["", $"... and {Phrases.Count(changes.Count - most, "more change", "more changes")}, worth {HumanMoney.Brief(changes.Skip(most).Total(change => change.AddsUsd))} a month."]);
    }

    private static void Findings(Digest digest, List<string> lines, int most)
    {
        var texts = new FindingText(digest);
        NewsKind? section = null;
        foreach (var news in digest.Standing.Take(most))
        {
            if (section != news.Kind && NewsWords.Heading(news.Kind, digest.Standing.Count(each => each.Kind == news.Kind)) is { } heading)
                lines.AddRange(["", heading]);
            section = news.Kind;
            lines.Add("");
            lines.AddRange(texts.Next(news));
        }
        if (More(digest, most) is { } more)
            lines.AddRange(["", $"... {more}."]);
    }

    private static void Gone(Digest digest, List<string> lines, int most)
    {
        foreach (var kind in digest.Gone.GroupBy(news => news.Kind))
        {
            lines.AddRange(["", NewsWords.Heading(kind.Key, kind.Count())!]);
            lines.AddRange(kind.Take(most).SelectMany(news => PlainLines.Wrapped(NewsWords.Gone(news, digest.Report.AsOf), Columns, "- ", "  ")));
            if (kind.Count() > most)
                lines.Add($"- and {Phrases.Count(kind.Count() - most, "other")}");
        }
    }

    private static void Gaps(IReadOnlyList<Gap> gaps, List<string> lines, int most)
    {
        if (gaps.Count == 0)
            return;
        lines.AddRange(["", "Not read, so every total is a lower bound:"]);
        foreach (var gap in gaps.Take(most))
            lines.AddRange(PlainLines.Wrapped(Gap(gap), Columns, "- ", "  "));
        if (gaps.Count > most)
            lines.Add($"- and {Phrases.Count(gaps.Count - most, "other")}");
    }
}
