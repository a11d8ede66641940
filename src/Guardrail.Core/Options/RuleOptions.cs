using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Rendering;

namespace Guardrail.Options;

/// <summary>Cheaper settings for the rules of one plan: less often, kept shorter, an end, cold storage.</summary>
internal sealed class RuleOptions(PlanReach reach, PlanFigureTable figures, RecoveryTable recovery, DateTimeOffset asOf)
{
    /// <summary>What AWS's own console proposes for daily backups, and as far as point-in-time recovery reaches back.</summary>
    private const long UsualDays = 35;

    /// <summary>A week: the next shorter retention that people choose.</summary>
    private const long WeekDays = 7;

    /// <summary>Days that a point must at least spend in cold storage (documented).</summary>
    private const long LeastColdDays = 90;

    private const decimal WeekHours = 168;

    private static readonly (int Hours, string Schedule, string Words)[] Rhythms =
    [
        (24, "cron(0 5 * * ? *)", "once a day"),
        (12, "cron(0 0/12 * * ? *)", "every 12 hours"),
        (8, "cron(0 0/8 * * ? *)", "every 8 hours"),
        (6, "cron(0 0/6 * * ? *)", "every 6 hours"),
        (4, "cron(0 0/4 * * ? *)", "every 4 hours"),
        (3, "cron(0 0/3 * * ? *)", "every 3 hours"),
        (2, "cron(0 0/2 * * ? *)", "every 2 hours"),
    ];

    private CoveredPlan Plan => reach.Plan;

    /// <summary>All options that break no demand on any table of the plan, and that the vaults and the price book allow.</summary>
    public IEnumerable<RuleOption> All()
    {
        var before = figures.Of(Plan);
        foreach (var rule in Plan.Rules)
        {
            var rows = before.ByRule.Where(row => row.RuleId == rule.Id && row.RunsPerDay > 0 && row.InTotals).ToList();
            if (rows.Count == 0)
                continue;
            foreach (var option in Frequency(rule, rows.Max(row => row.RunsPerDay)).Concat(Retention(rule)).Concat(End(rule, rows)).Concat(Cold(rule)))
            {
                if (IsSound(before, figures.Of(option.After)) && reach.Allows(option.After, recovery))
                    yield return option;
            }
        }
    }

    /// <summary>A change that a lock would reject, or that cannot be priced, is none.</summary>
    private static bool IsSound(PlanFigures before, PlanFigures after) =>
        after.Gaps.All(gap => before.Gaps.Contains(gap)) && after.ByRule.Count(row => row.RejectedByLock) <= before.ByRule.Count(row => row.RejectedByLock);

    private IEnumerable<RuleOption> Frequency(BackupRule rule, decimal perDay)
    {
        var most = reach.Strictest.MaxRpoHours;
        var now = perDay.ToString("0.#", CultureInfo.InvariantCulture);
        if (perDay > 1 && Rhythms.FirstOrDefault(rhythm => most is null || rhythm.Hours <= most) is { Schedule: not null } best && 24m / best.Hours < perDay)
        {
            var hours = best.Hours.ToString(CultureInfo.InvariantCulture);
            yield return Less(rule, best.Schedule, $"{best.Words} instead of {now} times{(best.Hours == 24 ? "" : " a day")}",
                $"After a loss, up to {hours} hours of changes instead of {(24 / perDay).ToString("0.#", CultureInfo.InvariantCulture)}. Point-in-time recovery beside it would lose none.",
                best.Hours == 24 || most is null ? null : $"the policy demands a backup every {most.Value.ToString("0.##", CultureInfo.InvariantCulture)} hours (maxRpoHours)");
        }
        // Nobody who has not said so can do with a backup a week.
        if (perDay is > 1m / 7 and <= 1 && most >= WeekHours)
        {
            yield return Less(rule, "cron(0 5 ? * SUN *)", "once a week", "After a loss, up to a week of changes; the policy allows that (maxRpoHours).", null);
        }
    }

    private RuleOption Less(BackupRule rule, string schedule, string words, string givesUp, string? limit) => new()
    {
        Kind = "fewerCopies",
        Before = Plan,
        After = With(rule, rule with { ScheduleExpression = schedule }),
        Title = _ => $"Run {Named(rule)} {words}.",
        GivesUp = givesUp,
        Command = PlanCommand.Change(Plan.PlanId, Plan.Scope.Region, rule.Name, $".ScheduleExpression=\"{schedule}\""),
        BlockedBy = Blocks(limit),
        InEffectOn = After(figures.Of(Plan).Retentions.Max() ?? 0),
    };

    private IEnumerable<RuleOption> Retention(BackupRule rule)
    {
        if (rule.Lifecycle.RetentionDays is not { } now)
            yield break;
        var wanted = now > UsualDays ? UsualDays : WeekDays;
        var (days, limits) = Least(rule, wanted, (rule.Lifecycle.ColdAfterDays is { } cold && Plan.Advanced) ? cold + LeastColdDays : 0);
        if (days >= now)
            yield break;
        yield return new RuleOption
        {
            Kind = "shorterRetention",
            Before = Plan,
            After = With(rule, rule with { Lifecycle = rule.Lifecycle with { DeleteAfterDays = days } }),
            Title = _ => string.Create(CultureInfo.InvariantCulture, $"Keep the points of {Named(rule)} for {days} days instead of {now}."),
            GivesUp = string.Create(CultureInfo.InvariantCulture, $"Restores from further back than {days} days. Points already stored stay until their own date."),
            Command = PlanCommand.Change(Plan.PlanId, Plan.Scope.Region, rule.Name, string.Create(CultureInfo.InvariantCulture, $".Lifecycle.DeleteAfterDays={days}")),
            BlockedBy = Blocks([.. limits]),
            InEffectOn = After(now),
        };
    }

    /// <summary>An end for points of a rule, or of its copies, that have none.</summary>
    private IEnumerable<RuleOption> End(BackupRule rule, List<RuleRow> rows)
    {
        foreach (var row in rows.Where(row => row.SteadyStateUsd is null))
        {
            var own = rule.Lifecycle.RetentionDays is null && row.VaultArn == figures.VaultArn(Plan, rule);
            var copy = rule.Copies.FirstOrDefault(each => each.DestinationVaultArn == row.VaultArn);
            if (!own && (copy is null || rule.Lifecycle.RetentionDays is null))
                continue;
            var cold = Plan.Advanced ? (own ? rule.Lifecycle.ColdAfterDays : copy!.Lifecycle?.ColdAfterDays) + LeastColdDays ?? 0 : 0;
            var (days, limits) = Least(rule, UsualDays, cold);
            var lifecycle = string.Create(CultureInfo.InvariantCulture, $".Lifecycle.DeleteAfterDays={days}");
            var after = With(rule, own
                ? rule with { Lifecycle = rule.Lifecycle with { DeleteAfterDays = days } }
                : rule with { Copies = [.. rule.Copies.Select(each => each == copy ? each with { Lifecycle = new Lifecycle(each.Lifecycle?.MoveToColdStorageAfterDays, days) } : each)] });
            var what = own ? $"the points of {Named(rule)}" : $"the copies that {Named(rule)} puts into vault {Phrases.Quoted(VaultName.Of(row.VaultArn))}";
            yield return new RuleOption
            {
                Kind = "setRetention",
                Before = Plan,
                After = after,
                Title = gigabytes => string.Create(CultureInfo.InvariantCulture,
                    $"Keep {what} for {days} days instead of for ever ({HumanMoney.Of((figures.Of(after).Bounded - figures.Of(Plan).Bounded) * gigabytes)} a month once full)."),
                GivesUp = string.Create(CultureInfo.InvariantCulture, $"Restores from further back than {days} days. Points already stored keep having no end until somebody gives them one."),
                Command = own ? PlanCommand.Change(Plan.PlanId, Plan.Scope.Region, rule.Name, lifecycle)
                    : Shell.InJq(row.VaultArn) is { } vault ? PlanCommand.Change(Plan.PlanId, Plan.Scope.Region, rule.Name, $".CopyActions |= map(if .DestinationBackupVaultArn=={vault} then {lifecycle} else . end)")
                    : null,
                BlockedBy = Blocks([.. limits]),
                InEffectOn = After(days),
                EndsGrowth = true,
            };
        }
    }

    /// <summary>Cold storage for what is kept long: a plan cannot ask for less than 90 days there, and from 27 days on it is cheaper.</summary>
    private IEnumerable<RuleOption> Cold(BackupRule rule)
    {
        var (kept, now) = (rule.Lifecycle.RetentionDays, rule.Lifecycle.ColdAfterDays);
        var cold = Math.Min(UsualDays, (kept ?? long.MaxValue) - LeastColdDays);
        if (!Plan.Advanced || cold < 1 || now <= cold)
            yield break;
        yield return new RuleOption
        {
            Kind = "coldTier",
            Before = Plan,
            After = With(rule, rule with { Lifecycle = rule.Lifecycle with { MoveToColdStorageAfterDays = cold } }),
            Title = _ => string.Create(CultureInfo.InvariantCulture, $"Move the points of {Named(rule)} to cold storage after {cold} days{(now is { } later ? $" instead of {later}" : "")}."),
            GivesUp = string.Create(CultureInfo.InvariantCulture, $"Restores of what is older than {cold} days take hours longer and cost a third more, and a point stays 90 days in cold storage at least. Points already stored stay warm."),
            Command = PlanCommand.Change(Plan.PlanId, Plan.Scope.Region, rule.Name, string.Create(CultureInfo.InvariantCulture, $".Lifecycle.MoveToColdStorageAfterDays={cold}")),
            BlockedBy = Blocks(),
            InEffectOn = After(kept ?? cold),
        };
    }

    /// <summary>The shortest retention not below the wanted one that policy, locks and cold storage allow, with what keeps it from being shorter.</summary>
    private (long Days, IReadOnlyList<string> Limits) Least(BackupRule rule, long wanted, long cold)
    {
        List<(long Days, string? Why)> bounds = [(wanted, null)];
        if (cold > 0)
            bounds.Add((cold, string.Create(CultureInfo.InvariantCulture, $"a point stays 90 days in cold storage at least")));
        if (reach.Strictest.MinRetentionDays > 0)
            bounds.Add((reach.Strictest.MinRetentionDays, string.Create(CultureInfo.InvariantCulture, $"the policy demands {reach.Strictest.MinRetentionDays} days (minRetentionDays)")));
        foreach (var arn in rule.Copies.Where(copy => copy.Lifecycle?.RetentionDays is null).Select(copy => copy.DestinationVaultArn).Prepend(figures.VaultArn(Plan, rule)))
        {
            if (figures.VaultOf(arn)?.MinRetentionDays is { } least)
                bounds.Add((least, string.Create(CultureInfo.InvariantCulture, $"the lock of vault {Phrases.Quoted(VaultName.Of(arn))} demands {least} days at least")));
        }
        var days = bounds.Max(bound => bound.Days);
        return (days, [.. bounds.Where(bound => bound.Days > wanted && bound.Why is not null).Select(bound => bound.Why!)]);
    }

    private List<string> Blocks(params IEnumerable<string?> limits)
    {
        List<string> blocks = [.. limits.OfType<string>()];
        if (Plan.FromOrganization)
            blocks.Add("an organization's backup policy made the plan; it is changed in the management account");
        return blocks;
    }

    private CoveredPlan With(BackupRule rule, BackupRule next) => Plan.With([.. Plan.Rules.Select(each => ReferenceEquals(each, rule) ? next : each)]);

    private DateOnly After(long days) => DateOnly.FromDateTime(asOf.AddDays(Math.Min(days, 365_000)).UtcDateTime);

    private string Named(BackupRule rule) => $"rule {Phrases.Quoted(rule.Name)} of plan {Phrases.Quoted(Plan.PlanName)}";
}
