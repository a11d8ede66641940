using System.Globalization;
using Guardrail.Findings;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Findings as numbered paragraphs of plain text: the first in full, the others in brief, and each table's plan, option and command once.</summary>
/// <param name="digest">What there is to say.</param>
internal sealed class FindingText(Digest digest)
{
    private const int MostInFull = 3;
    private const int LongestCommand = 2_000;
    private const string Margin = "   ";

    private readonly Dictionary<string, int> _tables = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>The lines of the next finding.</summary>
    public IEnumerable<string> Next(News news)
    {
        var story = digest.Story(news);
        var number = ++_number;
        var lines = new List<string>(PlainLines.Wrapped(
            $"{NewsWords.Label(news, digest.Report.AsOf)}: {PlainText.Short(story.Finding.Message)}", MessageLimits.LineColumns, $"{number}. ", Margin));
        if (story.Table is { } table && !_tables.TryAdd(table.TableArn, number))
            Again(story, _tables[table.TableArn], lines);
        else if (number <= MostInFull)
            Full(story, lines);
        else
            Brief(story, lines);
        return lines;
    }

    /// <summary>Where a finding is: account, Region, owner. Empty where it is about several.</summary>
    public static string Where(FindingStory story) => string.Join(", ", new[]
    {
        (story.Finding.AccountId ?? story.Table?.AccountId) is { Length: > 0 } account ? $"account {account}" : null,
        (story.Finding.Region ?? story.Table?.Region) is { Length: > 0 } region ? region : null,
        story.Owner is { } owner ? $"owner {HumanText.Cut(HumanText.Plain(owner), 60)}" : null,
    }.OfType<string>());

    /// <summary>Which plan and rule make the points, how often and for how long: <c>'nightly', rule 'hourly', cron(0 * * * ? *) UTC, kept 35 days</c>; null where no plan does.</summary>
    public static string? Plan(FindingStory story)
    {
        if (story.Plan is not { } plan)
            return null;
        var rule = (story.Coverage?.RuleName ?? story.Rule?.RuleName) is { } name ? $", rule {Headline.Name(name)}" : "";
        return Headline.Name(plan) + rule + (story.Coverage is { } row
            ? $", {HumanText.Cut(HumanText.Plain(row.Schedule), 60)} {HumanText.Cut(HumanText.Plain(row.Timezone), 40)}, " +
                (row.DeleteAfterDays is { } days ? $"kept {Phrases.Count(days, "day")}" : "never deleted")
            : "");
    }

    private static void Again(FindingStory story, int before, List<string> lines)
    {
        if (story.NeedsAdvice)
            Add(lines, "What to do", story.Finding.Advice);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Margin}Table, plan and links: see {before}."));
    }

    private static void Brief(FindingStory story, List<string> lines)
    {
        Add(lines, "What to do", story.Option is { } option ? $"{option.Title} Saves {HumanMoney.Brief(option.MonthlySavingUsd)} a month." : story.Finding.Advice);
        Add(lines, "Where", Where(story));
        lines.AddRange(story.Links.Take(1).Select(link => $"{Margin}Open the {link.Name}: {link.Url}"));
    }

    private static void Full(FindingStory story, List<string> lines)
    {
        if (story.Table is { } table)
            Add(lines, "Table", $"{Headline.Name(table.TableName)}, {Where(story)}");
        else
            Add(lines, "Where", Where(story));
        Add(lines, "Plan", Plan(story) ?? "");
        Add(lines, "Why", story.Coverage?.Because ?? "");
        if (story.NeedsAdvice)
            Add(lines, "What to do", story.Finding.Advice);
        if (story.Option is { } option)
        {
            Add(lines, "Cheapest option", $"{option.Title} Saves {HumanMoney.Brief(option.MonthlySavingUsd)} a month.");
            Add(lines, "Given up", option.GivesUp);
            if (option.Command is { Length: <= LongestCommand } command)
                lines.AddRange(CommandLines.Of(command, MessageLimits.LineColumns - Margin.Length).Select(line => Margin + line));
        }
        lines.AddRange(story.Links.Select(link => $"{Margin}Open the {link.Name}: {link.Url}"));
    }

    private static void Add(List<string> lines, string label, string text)
    {
        if (text.Length > 0)
            lines.AddRange(PlainLines.Wrapped($"{label}: {PlainText.Short(text)}", MessageLimits.LineColumns, Margin, Margin + "  "));
    }
}
