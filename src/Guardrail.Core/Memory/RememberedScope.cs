using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Memory;

/// <summary>What memory knows about one account and Region.</summary>
public sealed record RememberedScope
{
    /// <summary>The account and Region.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The asOf of the newest run that read everything there.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether DynamoDB was opted in; null where that was not known.</summary>
    public bool? OptedIn { get; init; }

    /// <summary>Whether new points were advanced; null where that was not known.</summary>
    public bool? AdvancedFeatures { get; init; }

    /// <summary>What each plan's backups of each table cost once full.</summary>
    public required IReadOnlyList<RememberedCost> Costs { get; init; }

    /// <summary>A run's announcement that it is about to tell changes; null where there is none.</summary>
    public ScopeClaim? Claim { get; init; }
}

/// <summary>A run is about to tell changes of an account and Region.</summary>
/// <param name="Run">The run.</param>
/// <param name="Until">When the claim lapses, by the clock.</param>
public sealed record ScopeClaim(string Run, DateTimeOffset Until);

/// <summary>What one plan's backups of one table cost a month once every window is full.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="PlanName">Its name.</param>
/// <param name="TableArn">The table.</param>
/// <param name="TableName">Its name.</param>
/// <param name="Usd">The bounded steady state.</param>
/// <param name="GrowthUsd">What never expires adds every month.</param>
/// <param name="Rules">A fingerprint of the rules that cover the table: no amounts, for a table that grows is no change of a plan.</param>
public sealed record RememberedCost(string PlanId, string PlanName, string TableArn, string TableName, Usd Usd, Usd GrowthUsd, string Rules);
