using Guardrail.Units;

namespace Guardrail.Auditing;

/// <summary>A cheaper setting for one table, and what it gives up.</summary>
public sealed record SavingOption
{
    /// <summary>What kind of change: <c>fewerCopies</c>, <c>shorterRetention</c>, <c>setRetention</c>, <c>coldTier</c>, <c>endOverlap</c>, <c>pitrInstead</c>, <c>pitrBeside</c>, <c>deleteOrphans</c>, <c>deleteExpired</c>, <c>endPoints</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Title { get; init; }

    /// <summary>USD saved a month once in effect, against the steady state (against monthly growth where there is none).</summary>
    public required Usd MonthlySavingUsd { get; init; }

    /// <summary>What is given up, in words.</summary>
    public required string GivesUp { get; init; }

    /// <summary>A command to paste, beginning with one that only lists; null where there is none to give.</summary>
    public required string? Command { get; init; }

    /// <summary>What the saving is measured in: <c>steadyState</c>, or <c>monthlyGrowth</c> where backups are kept for ever: each month is dearer by so much less.</summary>
    public string Basis { get; init; } = "steadyState";

    /// <summary>The first UTC day on which a month costs that much less if the change is made at asOf: points made before it stay until their own end. Null in a report that does not say.</summary>
    public DateOnly? InEffectOn { get; init; }

    /// <summary>The longest time between two backups now, in hours, by the schedules; null where there are none.</summary>
    public decimal? RpoHoursBefore { get; init; }

    /// <summary>The same after the change.</summary>
    public decimal? RpoHoursAfter { get; init; }

    /// <summary>How many days back the oldest backup reaches once windows are full; null for ever, 0 for none.</summary>
    public decimal? OldestDaysBefore { get; init; }

    /// <summary>The same after the change.</summary>
    public decimal? OldestDaysAfter { get; init; }

    /// <summary>What stands in the way of the change, or of a larger one: a vault's lock, held points, an organization's policy, the policy's own constraints. Empty for nothing.</summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>How many other tables the change reaches because the same plan backs them up; 0 where it is about this table alone.</summary>
    public int OtherTables { get; init; }

    /// <summary>The saving over all tables that the change reaches, this one included.</summary>
    public Usd AllTablesSavingUsd { get; init; }
}
