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
    /// <summary>How many of the first come with option and links: a program that wants more has the report.</summary>
    private const int MostInFull = 20;
    private const int MostOver = 50;
    private const int MostChanges = 10;

    public int SchemaVersion { get; init; } = 1;
    public string Type { get; init; } = "guardrail.findings";
    public required DateTimeOffset AsOf { get; init; }
    public required bool Hypothetical { get; init; }
    public required bool Complete { get; init; }
    public required bool CompleteExceptAccepted { get; init; }
    public required string Summary { get; init; }
    public required MachineTotals Totals { get; init; }

    /// <summary>Findings that stand.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What has happened to each of <see cref="Findings"/>, in the same order, with what is needed to act on it.</summary>
    public required IReadOnlyList<MachineNews> News { get; init; }

    /// <summary>What is resolved or withdrawn, as far as there is room.</summary>
    public required IReadOnlyList<MachineNews> Over { get; init; }
    public required IReadOnlyList<MachineChange> Changes { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

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
            Findings = [.. digest.Standing.Take(findings).Select(news => news.Finding)],
            News = [.. digest.Standing.Take(findings).Select((news, i) => MachineNews.Of(digest.Story(news), inFull: i < MostInFull))],
            Over = [.. digest.Gone.Take(gaps == 0 ? 0 : MostOver).Select(news => MachineNews.Of(digest.Story(news), inFull: false))],
            Changes = [.. digest.Content.Changes.Take(gaps == 0 ? 0 : MostChanges).Select(MachineChange.Of)],
            Notes = [.. digest.Content.Notes.Take(5).Select(PlainText.Short)],
            OmittedFindings = Math.Max(0, digest.Standing.Count - findings),
            OmittedWorthUsd = digest.WorthBeyond(findings),
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

/// <summary>What has happened to a finding, and where to act.</summary>
internal sealed record MachineNews(
    string FindingId, string Kind, bool Repeated, DateTimeOffset? ToldAt, decimal? ToldValue, string? Owner, string? Plan, string? Rule, string? VaultArn,
    MachineOption? CheapestOption, IReadOnlyDictionary<string, string>? Links)
{
    private const int LongestCommand = 2_000;

    public static MachineNews Of(FindingStory story, bool inFull) => new(
        story.Finding.Id,
        JsonNamingPolicy.CamelCase.ConvertName(story.News.Kind.ToString()),
        story.News.Repeated,
        story.News.ToldAt,
        story.News.ToldValue,
        story.Owner,
        story.Plan,
        story.Coverage?.RuleName ?? story.Rule?.RuleName,
        story.Rule?.VaultArn,
        inFull && story.Option is { } option ? new MachineOption(option.Kind, option.Title, option.MonthlySavingUsd, option.GivesUp, option.Command is { Length: <= LongestCommand } command ? command : null) : null,
        inFull ? story.Links.ToDictionary(link => link.Name, link => link.Url) : null);
}

/// <summary>The option that leaves least to pay.</summary>
internal sealed record MachineOption(string Kind, string Title, Usd MonthlySavingUsd, string GivesUp, string? Command);

/// <summary>A change and what it adds.</summary>
internal sealed record MachineChange(
    string Id, string Subject, string AccountId, string Region, string? PlanId, bool Announced, DateTimeOffset ComparedWith, Usd AddsUsd, Usd AddsGrowthUsd,
    IReadOnlyList<TableChange> Tables, int OmittedTables)
{
    private const int MostTables = 20;

    public static MachineChange Of(CostChange change) => new(
        change.Id, PlainText.Short(change.Subject), change.AccountId, change.Region, change.PlanId, change.Announced, change.ComparedWith, change.AddsUsd, change.AddsGrowthUsd,
        [.. change.Tables.Take(MostTables)], Math.Max(0, change.Tables.Count - MostTables));
}

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
