using System.Text.Json.Serialization;
using Guardrail.Units;

namespace Guardrail.Auditing;

/// <summary>What backups store and cost, for any set of recovery points and future runs. Sums of rows equal the rows of sums, figure by figure.</summary>
public abstract record CostFigures
{
    /// <summary>Recovery points stored at asOf.</summary>
    [JsonPropertyOrder(10)]
    public required long RecoveryPoints { get; init; }

    /// <summary>Bytes stored at asOf: warm and cold together.</summary>
    [JsonPropertyOrder(11)]
    public required Int128 StorageBytes { get; init; }

    /// <summary>Bytes stored warm at asOf.</summary>
    [JsonPropertyOrder(12)]
    public required Int128 WarmBytes { get; init; }

    /// <summary>Bytes stored cold at asOf.</summary>
    [JsonPropertyOrder(13)]
    public required Int128 ColdBytes { get; init; }

    /// <summary>A month at exactly the storage of asOf; storage only.</summary>
    [JsonPropertyOrder(14)]
    public required Usd RunRateUsd { get; init; }

    /// <summary>Accrued since the first of the month, including points that expired since and are no longer listed.</summary>
    [JsonPropertyOrder(15)]
    public required Usd MonthToDateUsd { get; init; }

    /// <summary>The lower end of what <see cref="MonthToDateUsd"/> may be; equal to it where nothing was inferred.</summary>
    [JsonPropertyOrder(16)]
    public required Usd MonthToDateLowUsd { get; init; }

    /// <summary>The upper end of what <see cref="MonthToDateUsd"/> may be; equal to it where nothing was inferred.</summary>
    [JsonPropertyOrder(17)]
    public required Usd MonthToDateHighUsd { get; init; }

    /// <summary>The whole current month: month to date, plus what stored points and future runs still add.</summary>
    [JsonPropertyOrder(18)]
    public required Usd ProjectedMonthUsd { get; init; }

    /// <summary>A month once every retention window is full; null where a rule or copy never expires.</summary>
    [JsonPropertyOrder(19)]
    public required Usd? SteadyStateUsd { get; init; }

    /// <summary>The same sum over everything that is bounded; never null.</summary>
    [JsonPropertyOrder(20)]
    public required Usd SteadyStateBoundedUsd { get; init; }

    /// <summary>The first UTC date on which every retention window is full; null if one never is, or there is no stream of backups.</summary>
    [JsonPropertyOrder(21)]
    public required DateOnly? SteadyStateDate { get; init; }

    /// <summary>By how much each month is dearer than the last, for ever; 0 where everything is bounded.</summary>
    [JsonPropertyOrder(22)]
    public required Usd MonthlyGrowthUsd { get; init; }

    /// <summary>How much of three of the figures is copy transfer.</summary>
    [JsonPropertyOrder(23)]
    public required TransferUsd TransferUsd { get; init; }

    /// <summary>Whether anything in these figures was inferred rather than read.</summary>
    [JsonPropertyOrder(24)]
    public required bool Estimated { get; init; }
}

/// <summary>Copy transfer contained in three figures, in USD.</summary>
/// <param name="MonthToDate">Of <see cref="CostFigures.MonthToDateUsd"/>.</param>
/// <param name="ProjectedMonth">Of <see cref="CostFigures.ProjectedMonthUsd"/>.</param>
/// <param name="SteadyState">Of <see cref="CostFigures.SteadyStateUsd"/>, in a month of 30.436875 days.</param>
public sealed record TransferUsd(Usd MonthToDate, Usd ProjectedMonth, Usd SteadyState);

/// <summary>One month's cost. The first month of a list is the current one.</summary>
/// <param name="Month">The month as <c>2026-11</c>.</param>
/// <param name="Usd">With every table at its present size.</param>
/// <param name="UsdWithGrowth">With tables growing as their own recovery points show; equal to <see cref="Usd"/> where no growth is claimed.</param>
public sealed record MonthCost(string Month, Usd Usd, Usd UsdWithGrowth)
{
    /// <summary>
    /// The lower end of the band around <see cref="UsdWithGrowth"/>: the 95 % interval of the fitted growth, and in the current month what month to date may be less.
    /// Where no growth is claimed, later months have no band.
    /// </summary>
    public Usd UsdLow { get; init; } = UsdWithGrowth;

    /// <summary>The upper end of the band.</summary>
    public Usd UsdHigh { get; init; } = UsdWithGrowth;
}

/// <summary>Figures with the thirteen months from the current one.</summary>
public record Cost : CostFigures
{
    /// <summary>Thirteen months; the first is the current one and equals <see cref="CostFigures.ProjectedMonthUsd"/>.</summary>
    [JsonPropertyOrder(25)]
    public required IReadOnlyList<MonthCost> NextMonths { get; init; }
}
