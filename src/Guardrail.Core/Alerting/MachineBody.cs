using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>The message for programs (HTTPS, SQS, Lambda subscribers).</summary>
internal sealed record MachineBody
{
    public int SchemaVersion { get; init; } = 1;
    public string Type { get; init; } = "guardrail.findings";
    public required DateTimeOffset AsOf { get; init; }
    public required bool Hypothetical { get; init; }
    public required bool Complete { get; init; }
    public required bool CompleteExceptAccepted { get; init; }
    public required string Summary { get; init; }
    public required MachineTotals Totals { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings left out because the message would have grown too long.</summary>
    public required int OmittedFindings { get; init; }
    public required Usd OmittedWorthUsd { get; init; }
    public required IReadOnlyList<Gap> Gaps { get; init; }
    public required int OmittedGaps { get; init; }
    public required string? ReportAt { get; init; }

    /// <summary>The body with the first so many findings and gaps.</summary>
    public static string Of(Digest digest, int findings, int gaps)
    {
        var totals = digest.Report.Totals;
        var body = new MachineBody
        {
            AsOf = digest.Report.AsOf,
            Hypothetical = digest.Report.Hypothetical,
            Complete = digest.Report.Complete,
            CompleteExceptAccepted = digest.Report.CompleteExceptAccepted,
            Summary = Headline.Money(digest),
            Totals = new(
                totals.MonthToDateUsd, totals.ProjectedMonthUsd, totals.RunRateUsd, totals.SteadyStateUsd, totals.SteadyStateBoundedUsd,
                totals.SteadyStateDate, totals.MonthlyGrowthUsd, totals.Estimated),
            Findings = [.. digest.Findings.Take(findings)],
            OmittedFindings = Math.Max(0, digest.Findings.Count - findings),
            OmittedWorthUsd = digest.Worth(digest.Findings.Skip(findings)),
            Gaps = [.. digest.Gaps.Take(gaps).Select(gap => gap with { Message = PlainText.Short(gap.Message) })],
            OmittedGaps = Math.Max(0, digest.Gaps.Count - gaps),
            ReportAt = digest.Options.ReportAt,
        };
        return JsonSerializer.Serialize(body, AlertJson.Relaxed.MachineBody);
    }
}

/// <summary>The totals a program needs to decide what to do.</summary>
internal sealed record MachineTotals(
    Usd MonthToDateUsd, Usd ProjectedMonthUsd, Usd RunRateUsd, Usd? SteadyStateUsd, Usd SteadyStateBoundedUsd, DateOnly? SteadyStateDate, Usd MonthlyGrowthUsd, bool Estimated);

/// <summary>Messages as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MachineBody))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AlertJson : JsonSerializerContext
{
    /// <summary>Non-ASCII text as it is: a subscriber parses it, and no browser sees it.</summary>
    public static AlertJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new UsdJsonConverter(), new InstantJsonConverter(), new DecimalJsonConverter() },
    });
}
