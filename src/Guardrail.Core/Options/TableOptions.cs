using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Options;

/// <summary>Cheaper ways to back one table up: out of one of several plans, or with point-in-time recovery.</summary>
internal sealed class TableOptions(OptionTable table, PlanFigureTable figures, RecoveryTable recovery, DateTimeOffset asOf)
{
    /// <summary>How far point-in-time recovery reaches back at most (documented).</summary>
    private const int ReachDays = 35;

    /// <summary>The latest restorable moment is typically five minutes ago (documented).</summary>
    private const decimal PitrRpoHours = 5m / 60;

    private const string Weekly = "cron(0 5 ? * SUN *)";

    /// <summary>All options for the table alone that break no demand of the policy.</summary>
    public IEnumerable<SavingOption> All() => Overlaps().Concat(PointInTimeRecovery());

    private IEnumerable<SavingOption> Overlaps()
    {
        if (table.Plans.Count < 2)
            yield break;
        foreach (var plan in table.Plans)
        {
            List<CoveredPlan> others = [.. table.Plans.Where(other => other != plan)];
            var kept = recovery.Of(others);
            var own = recovery.Of([plan]);
            // Never less than a backup a day, unless there is no more than that now.
            if (!own.Any || !kept.Any || RunsPerDay(others) < Math.Min(1, RunsPerDay([plan]))
                || !table.Demands.AreMetBy(kept with { RpoHours = recovery.Of(others, table.Demands.MinRetentionDays).RpoHours }))
            {
                continue;
            }
            var saved = figures.Of(plan);
            yield return Filled(new SavingOption
            {
                Kind = "endOverlap",
                Title = $"Take the table out of plan {Phrases.Quoted(plan.PlanName)}; " +
                    $"{Phrases.Listed([.. others.Select(other => Phrases.Quoted(other.PlanName)).Distinct()])} {(others.Count == 1 ? "backs" : "back")} it up as well.",
                MonthlySavingUsd = (saved.Bounded + saved.Growth) * table.Gigabytes,
                GivesUp = $"The recovery points of {Phrases.Listed([.. plan.Rules.Select(rule => $"rule {Phrases.Quoted(rule.Name)} of plan {Phrases.Quoted(plan.PlanName)} ({Kept(rule)})")])}. " +
                    "Those already stored stay until their own retention ends.",
                Command = PlanCommand.Selections(plan.PlanId, plan.Scope.Region),
                Basis = saved.Growth > Usd.Zero ? "monthlyGrowth" : "steadyState",
                BlockedBy = Blocks([plan]),
            }, kept, [plan]);
        }
    }

    private IEnumerable<SavingOption> PointInTimeRecovery()
    {
        var row = table.Row;
        if (row.PitrUsd is not { } price || table.Plans.Count == 0 || row.Exists == false || row.SteadyStateUsd is null)
            yield break;
        var all = recovery.Of(table.Plans);
        if (!all.Any || all.OldestDays is not { } longest)
            yield break;
        var added = row.Pitr == true ? Usd.Zero : price;
        var now = table.Plans.Aggregate(Usd.Zero, (sum, plan) => sum + figures.Of(plan).Bounded * table.Gigabytes);
        var words = $"Use point-in-time recovery ({HumanMoney.Of(price)} a month{(row.Pitr == true ? ", on already" : "")})";
        if (longest <= ReachDays)
        {
            if (table.Demands.MinRetentionDays > ReachDays)
                yield break;
            yield return Filled(new SavingOption
            {
                Kind = "pitrInstead",
                Title = words + " instead of these backups.",
                MonthlySavingUsd = now - added,
                GivesUp = "Copies apart from the table: no vault lock, no other account or Region. Restores go to any second of the last 35 days, always into a new table.",
                Command = PitrCommand(),
                BlockedBy = Blocks(table.Plans),
            }, new Recovery(true, PitrRpoHours, ReachDays), table.Plans);
            yield break;
        }
        if (Keeper(longest) is not var (plan, rule) || longest < table.Demands.MinRetentionDays)
            yield break;
        var weekly = plan.With([rule with { ScheduleExpression = Weekly }]);
        var kept = recovery.Of([weekly]);
        if (figures.Of(weekly).Bounded >= figures.Of(plan.With([rule])).Bounded || !kept.Any)
            yield break;
        yield return Filled(new SavingOption
        {
            Kind = "pitrBeside",
            Title = string.Create(CultureInfo.InvariantCulture, $"{words} for the last 35 days, and keep only weekly backups for {longest:0} days."),
            MonthlySavingUsd = now - figures.Of(weekly).Bounded * table.Gigabytes - added,
            GivesUp = "Beyond the last 35 days, restores to a day become restores to a week.",
            Command = PitrCommand(),
            BlockedBy = Blocks(table.Plans),
        }, new Recovery(true, PitrRpoHours, kept.OldestDays), table.Plans);
    }

    /// <summary>The rule that keeps its points the longest.</summary>
    private (CoveredPlan Plan, BackupRule Rule)? Keeper(decimal longest)
    {
        foreach (var plan in table.Plans)
        {
            var row = figures.Of(plan).ByRule.FirstOrDefault(each => each.RunsPerDay > 0 && each.CopiesOnceFull is { } copies && decimal.Round(copies / each.RunsPerDay) == longest);
            if (row is not null && plan.Rules.FirstOrDefault(rule => rule.Id == row.RuleId) is { } rule)
                return (plan, rule);
        }
        return null;
    }

    private decimal RunsPerDay(IReadOnlyList<CoveredPlan> plans) =>
        plans.Sum(plan => figures.Of(plan).ByRule.GroupBy(row => row.RuleId).Sum(rule => rule.Max(row => row.RunsPerDay)));

    private SavingOption Filled(SavingOption option, Recovery after, IReadOnlyList<CoveredPlan> ended)
    {
        var before = recovery.Of(table.Plans);
        var days = ended.SelectMany(plan => figures.Of(plan).Retentions).Max() ?? 0;
        return option with
        {
            InEffectOn = DateOnly.FromDateTime(asOf.AddDays(days).UtcDateTime),
            RpoHoursBefore = before.RpoHours,
            RpoHoursAfter = after.RpoHours,
            OldestDaysBefore = before.OldestDays,
            OldestDaysAfter = after.OldestDays,
            AllTablesSavingUsd = option.MonthlySavingUsd,
        };
    }

    private static List<string> Blocks(IEnumerable<CoveredPlan> plans) =>
        plans.Any(plan => plan.FromOrganization) ? ["an organization's backup policy made the plan; it is changed in the management account"] : [];

    private static string Kept(BackupRule rule) => rule.Lifecycle.RetentionDays is { } days ? $"kept {Phrases.Count(days, "day")}" : "kept for ever";

    private string? PitrCommand() =>
        Shell.Quoted(table.Row.TableName) is { } name && Shell.Quoted(table.Row.Region) is { } region
            ? $"aws dynamodb describe-continuous-backups --table-name {name} --region {region}"
                + (table.Row.Pitr == true ? "" : $"\n# aws dynamodb update-continuous-backups --table-name {name} --region {region} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true")
                + "\n# Then change or end the plan's rule, once a restore has been tried."
            : null;
}
