using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Uses DynamoDB's point-in-time recovery, which keeps no copies, for the near past.</summary>
internal static class PitrOptions
{
    /// <summary>How far point-in-time recovery reaches back at most (documented).</summary>
    private const int ReachDays = 35;

    private const decimal WeeklyRunsPerDay = 1m / 7;

    /// <summary>Instead of the backups where none is kept longer than 35 days, else beside weekly ones. Nothing where its price is not known or a rule never deletes.</summary>
    public static IEnumerable<SavingOption> Of(TableRow table, Constraints demands)
    {
        if (table.PitrUsd is not { } price || table.Coverage.Count == 0 || table.SteadyStateUsd is null)
            return [];
        var added = table.Pitr == true ? Usd.Zero : price;
        var now = table.ByRule.Where(row => row.InTotals).Total(OptionCosts.OfRuns);
        var longest = table.Coverage.Max(row => row.DeleteAfterDays) ?? 0;
        if (longest > ReachDays)
            return Beside(table, demands, now, added, longest);
        return demands.MinRetentionDays > ReachDays ? [] : [Instead(table, now - added)];
    }

    private static SavingOption Instead(TableRow table, Usd saving) => new()
    {
        Kind = "pitrInstead",
        Title = $"Use point-in-time recovery ({HumanMoney.Of(table.PitrUsd!.Value)} a month{(table.Pitr == true ? ", on already" : "")}) instead of these backups.",
        MonthlySavingUsd = saving,
        GivesUp = "Copies apart from the table: no vault lock, no other account or Region. Restores go to any second of the last 35 days, always into a new table.",
        Command = Command(table),
    };

    private static IEnumerable<SavingOption> Beside(TableRow table, Constraints demands, Usd now, Usd added, long longest)
    {
        var keeper = table.Coverage.First(rule => rule.DeleteAfterDays == longest);
        var rows = OptionCosts.Of(table, keeper).Where(row => row.RunsPerDay > WeeklyRunsPerDay).ToList();
        if (rows.Count == 0 || longest < demands.MinRetentionDays)
            yield break;
        var weekly = rows.Total(row => OptionCosts.OfRuns(row) * (WeeklyRunsPerDay / row.RunsPerDay));
        yield return new SavingOption
        {
            Kind = "pitrBeside",
            Title = string.Create(CultureInfo.InvariantCulture,
                $"Use point-in-time recovery ({HumanMoney.Of(table.PitrUsd!.Value)} a month{(table.Pitr == true ? ", on already" : "")}) for the last 35 days, and keep only weekly backups for {longest} days."),
            MonthlySavingUsd = now - weekly - added,
            GivesUp = "Beyond the last 35 days, restores to a day become restores to a week.",
            Command = Command(table),
        };
    }

    private static string? Command(TableRow table) =>
        Shell.Quoted(table.TableName) is { } name && Shell.Quoted(table.Region) is { } region
            ? $"aws dynamodb describe-continuous-backups --table-name {name} --region {region}"
                + (table.Pitr == true ? "" : $"\n# aws dynamodb update-continuous-backups --table-name {name} --region {region} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true")
                + "\n# Then change or end the plan's rule, once a restore has been tried."
            : null;
}
