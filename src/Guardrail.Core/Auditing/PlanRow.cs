using System.Diagnostics.CodeAnalysis;

namespace Guardrail.Auditing;

/// <summary>A plan's figures over all tables. The row with a null id holds the points that no plan made.</summary>
public sealed record PlanRow : Cost
{
    /// <summary>A row to be filled in.</summary>
    public PlanRow()
    {
    }

    /// <summary>A row of a plan with these figures.</summary>
    [SetsRequiredMembers]
    public PlanRow(Cost cost, string? planId, string? planName, string accountId, string region, bool deleted, int tables)
        : base(cost) => (PlanId, PlanName, AccountId, Region, Deleted, Tables) = (planId, planName, accountId, region, deleted, tables);

    /// <summary>The plan's id; null for the points that no plan made.</summary>
    public required string? PlanId { get; init; }

    /// <summary>The plan's name; null where it is not known.</summary>
    public required string? PlanName { get; init; }

    /// <summary>The plan's account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The plan's Region.</summary>
    public required string Region { get; init; }

    /// <summary>Whether the plan no longer exists although its points do; false where that is not known.</summary>
    public required bool Deleted { get; init; }

    /// <summary>How many tables it covers or still has points of.</summary>
    public required int Tables { get; init; }

    /// <summary>The longest retention that the policy demands of any table the plan covers, also of tables that the report leaves out; null for no demand.</summary>
    public int? MinRetentionDays { get; init; }

    /// <summary>The shortest time between backups that the policy demands of any table the plan covers, in hours; null for no demand.</summary>
    public decimal? MaxRpoHours { get; init; }
}
