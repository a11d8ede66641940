using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Units;

namespace Guardrail.Options;

/// <summary>A cheaper setting of one rule, for all tables of its plan.</summary>
internal sealed record RuleOption
{
    public required string Kind { get; init; }

    public required CoveredPlan Before { get; init; }

    public required CoveredPlan After { get; init; }

    /// <summary>The title for a table, by its saving's size.</summary>
    public required Func<decimal, string> Title { get; init; }

    public required string GivesUp { get; init; }

    public required string? Command { get; init; }

    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    public required DateOnly InEffectOn { get; init; }

    /// <summary>Whether it ends a growth: the level that comes instead is in the title.</summary>
    public bool EndsGrowth { get; init; }

    /// <summary>What it saves for a table of so many GB.</summary>
    public Usd Saving(PlanFigureTable figures, decimal gigabytes)
    {
        var (before, after) = (figures.Of(Before), figures.Of(After));
        return ((before.Growth - after.Growth) + (EndsGrowth ? Usd.Zero : before.Bounded - after.Bounded)) * gigabytes;
    }

    /// <summary>The option for one table of the plan.</summary>
    public SavingOption For(OptionTable table, PlanReach reach, PlanFigureTable figures, RecoveryTable recovery)
    {
        var now = recovery.Of(table.Plans);
        var then = recovery.Of([.. table.Plans.Select(plan => plan.PlanId == Before.PlanId ? After : plan)]);
        return new SavingOption
        {
            Kind = Kind,
            Title = Title(table.Gigabytes),
            MonthlySavingUsd = Saving(figures, table.Gigabytes),
            GivesUp = GivesUp,
            Command = Command,
            Basis = figures.Of(Before).Growth != figures.Of(After).Growth ? "monthlyGrowth" : "steadyState",
            InEffectOn = InEffectOn,
            RpoHoursBefore = now.RpoHours,
            RpoHoursAfter = then.RpoHours,
            OldestDaysBefore = now.OldestDays,
            OldestDaysAfter = then.OldestDays,
            BlockedBy = BlockedBy,
            OtherTables = reach.Tables.Count - 1,
            AllTablesSavingUsd = Saving(figures, reach.Gigabytes),
        };
    }
}
