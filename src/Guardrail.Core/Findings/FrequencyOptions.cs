using System.Globalization;
using Guardrail.Auditing;

namespace Guardrail.Findings;

/// <summary>Backs up daily what is backed up more often.</summary>
internal static class FrequencyOptions
{
    private const string Daily = "cron(0 5 * * ? *)";

    /// <summary>An option for each rule that runs more than once a day, unless the policy demands backups nearer together than a day.</summary>
    public static IEnumerable<SavingOption> Of(TableRow table, Constraints demands)
    {
        if (!demands.AllowsGap(24))
            yield break;
        foreach (var rule in table.Coverage)
        {
            var rows = OptionCosts.Of(table, rule).Where(row => row.RunsPerDay > 1).ToList();
            if (rows.Count == 0)
                continue;
            var perDay = rows.Max(row => row.RunsPerDay);
            yield return new SavingOption
            {
                Kind = "fewerCopies",
                Title = $"Run {OptionCosts.Named(rule)} once a day instead of {perDay.ToString("0.#", CultureInfo.InvariantCulture)} times.",
                MonthlySavingUsd = rows.Total(row => (OptionCosts.OfRuns(row) + row.MonthlyGrowthUsd) * (1 - 1 / row.RunsPerDay)),
                GivesUp = $"After a loss, up to 24 hours of changes instead of {(24 / perDay).ToString("0.#", CultureInfo.InvariantCulture)}. Point-in-time recovery beside it would lose none.",
                Command = PlanCommand.Change(rule.PlanId, table.Region, rule.RuleName, $".ScheduleExpression=\"{Daily}\""),
            };
        }
    }
}
