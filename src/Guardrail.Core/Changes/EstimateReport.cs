using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Pricing;
using Guardrail.Projection;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Changes;

/// <summary>An estimate with what it is compared with, for people and programs.</summary>
public sealed record EstimateReport
{
    /// <summary>The version of this shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When the plan starts, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>Always <c>USD</c>.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The table's size in bytes at the start.</summary>
    public required long TableSizeBytes { get; init; }

    /// <summary>Growth a month as a fraction of that size.</summary>
    public required decimal GrowthPerMonth { get; init; }

    /// <summary>The first month, the steady state, thirteen months.</summary>
    public required Cost Figures { get; init; }

    /// <summary>By rule and vault, copies included.</summary>
    public required IReadOnlyList<RuleRow> ByRule { get; init; }

    /// <summary>Storage and run rate after given days, and once full.</summary>
    public required IReadOnlyList<RampPoint> Ramp { get; init; }

    /// <summary>What point-in-time recovery of the table costs a month; null where its price is not known.</summary>
    public required Usd? PitrUsd { get; init; }

    /// <summary>What could not be priced or understood; with any, the figures are a lower bound.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>The report of an estimate.</summary>
    public static EstimateReport Of(EstimateRequest request, Estimate estimate, PriceBook prices) => new()
    {
        Start = request.Start,
        Region = request.Region,
        TableSizeBytes = request.TableSizeBytes,
        GrowthPerMonth = request.GrowthPerMonth,
        Figures = estimate.Figures,
        ByRule = estimate.ByRule,
        Ramp = estimate.Ramp,
        PitrUsd = prices.RatesIn(request.Region)?.Pitr is { } pitr ? new Usd(pitr.Amount * HumanSize.InGb(request.TableSizeBytes)) : null,
        Gaps = estimate.Gaps,
    };
}

/// <summary>An estimate as JSON, in the shape of the report's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UsdJsonConverter), typeof(InstantJsonConverter), typeof(DecimalJsonConverter)])]
[JsonSerializable(typeof(EstimateReport))]
public sealed partial class EstimateJson : JsonSerializerContext
{
    private static EstimateJson Plain { get; } = new(ReportJson.Configure(new JsonSerializerOptions()));

    /// <summary>Writes an estimate on one line, without a line end.</summary>
    public static string Write(EstimateReport report) => JsonSerializer.Serialize(report, Plain.EstimateReport);
}
