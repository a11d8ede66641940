using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>The message as plain text for e-mail: the money first, then what was found and what to do, what was not read last.</summary>
internal static class PlainText
{
    private const int LongestText = 600;
    private const int LongestCommand = 2_000;

    /// <summary>The whole text. The first line is not wrapped, so that an inbox shows as much of it as it can.</summary>
    /// <param name="digest">What there is to say.</param>
    /// <param name="most">How many findings and gaps to show; the others are counted.</param>
    public static string Of(Digest digest, int most)
    {
        var lines = new List<string> { $"{Headline.Money(digest)}. {Headline.Cause(digest)}".TrimEnd() };
        Findings(digest, lines, most);
        if (most > 0)
            Command(digest, lines);
        Gaps(digest.Gaps, lines, most);
        lines.Add("");
        lines.AddRange(Wrapped($"As of {HumanDate.Of(digest.Report.AsOf)}, prices of {HumanDate.Of(digest.Report.Prices.AsOf)}. " +
            "Costs grow until every retention window is full: the bill comes later than the cause."));
        if (digest.Options.ReportAt is { } place)
            lines.Add($"The whole report: {HumanText.Plain(place)}");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What follows the findings that are shown: <c>and 37 more, worth $8,200 a month</c>; null where all are shown.</summary>
    public static string? More(Digest digest, int shown)
    {
        if (shown >= digest.Findings.Count)
            return null;
        var worth = digest.Worth(digest.Findings.Skip(shown));
        return string.Create(CultureInfo.InvariantCulture, $"and {digest.Findings.Count - shown:N0} more") + (worth.Amount > 0 ? $", worth {HumanMoney.Brief(worth)} a month" : "");
    }

    /// <summary>A gap on one line.</summary>
    public static string Gap(Gap gap) => Short(ReportWords.Gap(gap));

    /// <summary>A text from outside, plain and of bounded length.</summary>
    public static string Short(string text) => HumanText.Cut(HumanText.Plain(text), LongestText);

    private static void Findings(Digest digest, List<string> lines, int most)
    {
        foreach (var finding in digest.Findings.Take(most))
        {
            lines.Add("");
            lines.AddRange(Wrapped($"{finding.Severity.ToUpperInvariant()}: {Short(finding.Message)}"));
            lines.AddRange(Wrapped($"  What to do: {Short(finding.Advice)}"));
            if (Where(digest, finding) is { Length: > 0 } place)
                lines.AddRange(Wrapped($"  Where: {place}"));
        }
        if (More(digest, most) is { } more)
        {
            lines.Add("");
            lines.Add($"... {more}.");
        }
    }

    private static string Where(Digest digest, Finding finding)
    {
        var parts = new[]
        {
            finding.AccountId is { } account ? $"account {account}" : null,
            finding.Region,
            digest.OwnerOf(finding) is { } owner ? $"owner {HumanText.Cut(HumanText.Plain(owner), 60)}" : null,
        };
        return string.Join(", ", parts.OfType<string>());
    }

    private static void Command(Digest digest, List<string> lines)
    {
        if (digest.Culprit is not { Options: [var best, ..] } table)
            return;
        lines.Add("");
        lines.AddRange(Wrapped($"The largest saving for table {Headline.Name(table.TableName)}, {HumanMoney.Of(best.MonthlySavingUsd)} a month: {Short(best.Title)}"));
        lines.AddRange(Wrapped($"  Given up: {Short(best.GivesUp)}"));
        if (best.Command is { Length: <= LongestCommand } command)
            lines.AddRange(command.Split('\n').Select(line => "  " + HumanText.Plain(line)));
    }

    private static void Gaps(IReadOnlyList<Gap> gaps, List<string> lines, int most)
    {
        if (gaps.Count == 0)
            return;
        lines.Add("");
        lines.Add("Not read, so every total is a lower bound:");
        foreach (var gap in gaps.Take(most))
            lines.AddRange(Wrapped($"- {Gap(gap)}"));
        if (gaps.Count > most)
            lines.Add($"- and {Phrases.Count(gaps.Count - most, "other")}");
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var margin = text.StartsWith("  ", StringComparison.Ordinal) ? "  " : "";
        return HumanText.Wrap(text, MessageLimits.LineColumns - margin.Length, text.StartsWith('-') ? "  " : "").Select(line => margin + line);
    }
}
