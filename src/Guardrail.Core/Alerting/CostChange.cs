using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>What the change of a plan, a selection or a Region's settings adds a month at steady state, compared with the last remembered state.</summary>
public sealed record CostChange
{
    /// <summary>An id that is the same for the same change, so that two runs tell it once.</summary>
    public required string Id { get; init; }

    /// <summary>What changed, for a person: <c>plan 'nightly'</c>, <c>settings of us-east-1</c>. Names in it need not be escaped.</summary>
    public required string Subject { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The plan; null where it is not about one.</summary>
    public string? PlanId { get; init; }

    /// <summary>Whether an event announced it; false for what a daily run noticed.</summary>
    public required bool Announced { get; init; }

    /// <summary>The instant of the remembered state that it is compared with.</summary>
    public required DateTimeOffset ComparedWith { get; init; }

    /// <summary>The tables whose cost changes, the largest change first.</summary>
    public required IReadOnlyList<TableChange> Tables { get; init; }

    /// <summary>What the change adds a month once every window is full, over all tables; negative where it saves.</summary>
    public Usd AddsUsd => new(Tables.Sum(table => table.AddsUsd.Amount));

    /// <summary>By how much more (or less) every month is dearer than the last, for ever; zero where all stays bounded.</summary>
    public Usd AddsGrowthUsd => new(Tables.Sum(table => table.AddsGrowthUsd.Amount));
}

/// <summary>One table's share of a change.</summary>
/// <param name="TableArn">The table.</param>
/// <param name="TableName">Its name.</param>
/// <param name="BeforeUsd">The bounded steady state a month as last remembered; zero for a table that was not backed up.</param>
/// <param name="AfterUsd">The bounded steady state a month now.</param>
/// <param name="GrowthBeforeUsd">The monthly growth as last remembered; zero where it was bounded.</param>
/// <param name="GrowthAfterUsd">The monthly growth now.</param>
public sealed record TableChange(string TableArn, string TableName, Usd BeforeUsd, Usd AfterUsd, Usd GrowthBeforeUsd, Usd GrowthAfterUsd)
{
    /// <summary>What the change adds a month for this table; negative where it saves.</summary>
    public Usd AddsUsd => AfterUsd - BeforeUsd;

    /// <summary>What it adds to the monthly growth.</summary>
    public Usd AddsGrowthUsd => GrowthAfterUsd - GrowthBeforeUsd;
}
