namespace Guardrail.Policies;

/// <summary>A limit on what backups may cost or hold. A value above it crosses it; an equal one does not.</summary>
public sealed record Budget
{
    /// <summary>The budget's id: unique in the policy, and part of its findings' ids, so keep it when amounts change.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it. The default is the id.</summary>
    public required string Name { get; init; }

    /// <summary>Which backups count. The default is all.</summary>
    public PolicyScope Scope { get; init; } = PolicyScope.Everything;

    /// <summary>Whether each table, plan or account of the scope has the limit for itself. The default is one limit for their sum.</summary>
    public BudgetSubject Each { get; init; } = BudgetSubject.Sum;

    /// <summary>Which figure is compared.</summary>
    public required BudgetBasis Basis { get; init; }

    /// <summary>From where on it is a warning, in the basis's unit; null for never.</summary>
    public decimal? Warning { get; init; }

    /// <summary>From where on it is critical, in the basis's unit; null for never. Not below <see cref="Warning"/>.</summary>
    public decimal? Critical { get; init; }
}

/// <summary>The figure a budget is compared with.</summary>
public enum BudgetBasis
{
    /// <summary>USD of a month once every retention window is full. Crossed at warning in any case where something never expires.</summary>
    SteadyState,

    /// <summary>USD of the whole current month.</summary>
    ProjectedMonth,

    /// <summary>USD of a month at exactly today's storage.</summary>
    RunRate,

    /// <summary>GB (2^30 bytes) stored now.</summary>
    StorageGb,

    /// <summary>Recovery points: once every window is full, or today where there are more today or a window never fills.</summary>
    Copies,
}

/// <summary>What a budget's limit is for.</summary>
public enum BudgetSubject
{
    /// <summary>The sum of the scope.</summary>
    Sum,

    /// <summary>Each table of the scope.</summary>
    Table,

    /// <summary>Each plan of the scope.</summary>
    Plan,

    /// <summary>Each account that pays for something in the scope.</summary>
    Account,
}
