using Guardrail.Auditing;
using Guardrail.Rendering;

namespace Guardrail.Cli.Output;

/// <summary>When each group of recovery points was made and when it goes, as bars on one time line.</summary>
internal static class Timeline
{
    private const int NameWidth = 24;
    private const int BarWidth = 54;

    /// <summary>The lines, at most 80 columns; empty where there is nothing to show.</summary>
    public static IReadOnlyList<string> Of(TableRow table, DateTimeOffset asOf, Func<RuleRow, string> name)
    {
        var rows = table.ByRule.Where(row => row.OldestPointAt is not null || row.RunsPerDay > 0).ToList();
        if (rows.Count == 0)
            return [];
        var from = rows.Min(row => row.OldestPointAt ?? asOf);
        var until = rows.Max(row => Latest(row, asOf));
        if (until <= from)
            until = from.AddDays(1);
        int Place(DateTimeOffset at) => (int)Math.Clamp((at - from) / (until - from) * (BarWidth - 1), 0, BarWidth - 1);
        var now = Place(asOf);
        List<string> lines = [];
        foreach (var row in rows)
        {
            var bar = new char[BarWidth];
            Array.Fill(bar, ' ');
            if (row is { OldestPointAt: { } oldest, NewestPointAt: { } newest })
            {
                Array.Fill(bar, '─', Place(oldest), now - Place(oldest) + 1);
                Array.Fill(bar, '█', Place(oldest), Place(newest) - Place(oldest) + 1);
                if (row.LastDeletionAt is { } last && last > asOf)
                    Array.Fill(bar, '░', now, Place(last) - now + 1);
            }
            else
            {
                Array.Fill(bar, '·', now, Place(Latest(row, asOf)) - now + 1);
            }
            if (HasNoEnd(row))
            {
                Array.Fill(bar, '░', now, BarWidth - now - 1);
                bar[^1] = '>';
            }
            bar[now] = '|';
            lines.Add($"  {HumanText.Left(name(row), NameWidth - 2)}  {new string(bar).TrimEnd()}");
        }
        var scale = new string(' ', NameWidth + 2) + HumanText.Left(HumanDate.Of(HumanDate.Day(from)), BarWidth - 12) + HumanText.Right(HumanDate.Of(HumanDate.Day(until)), 12);
        lines.Add(scale.TrimEnd());
        lines.Add("  █ made  | now  ░ until the last of them goes  > no end  · none yet");
        return lines;
    }

    private static DateTimeOffset Latest(RuleRow row, DateTimeOffset asOf)
    {
        var latest = row.LastDeletionAt is { } last && last > asOf ? last : asOf;
        // What is yet to be made, where there is nothing.
        return row.OldestPointAt is null && row is { RunsPerDay: > 0, CopiesOnceFull: { } copies } ? asOf.AddDays((double)Math.Min(copies / row.RunsPerDay, 36_500)) : latest;
    }

    private static bool HasNoEnd(RuleRow row) => (row.SteadyStateUsd is null && row.RunsPerDay > 0) || row.EndlessRunRateUsd.Amount > 0 || row.StuckRunRateUsd.Amount > 0 || row.ExpiredRunRateUsd.Amount > 0;
}
