using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Guardrail.Auditing;
using Guardrail.Core.Metrics;
using Guardrail.Core.Tests.Rendering;
using Guardrail.Units;
using NJsonSchema;

namespace Guardrail.Core.Tests.Metrics;

public class MetricDocumentsTests
{
    private static readonly RunFacts Facts = new("guardrail-daily", TimeSpan.FromMilliseconds(1234.5), 57, 2);

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(Snapshot.Root, "test", "Guardrail.Core.Tests", "Metrics", "emf.schema.json")), TestContext.Current.CancellationToken));

    private static async Task<IReadOnlyList<string>> ErrorsOf(string document) =>
        [.. (await Schema.Value).Validate(document).Select(error => error.ToString()), .. MissingTargets(JsonNode.Parse(document)!)];

    /// <summary>What no schema can say: every dimension and every metric is a member of the root, the one a text, the other a number.</summary>
    private static IEnumerable<string> MissingTargets(JsonNode document)
    {
        foreach (var directive in document["_aws"]?["CloudWatchMetrics"]?.AsArray() ?? [])
        {
            foreach (var dimension in (directive!["Dimensions"]?.AsArray() ?? []).SelectMany(set => set!.AsArray()))
            {
                if (document[(string)dimension!]?.GetValueKind() != JsonValueKind.String)
                    yield return $"dimension {dimension}";
            }
            foreach (var metric in directive["Metrics"]?.AsArray() ?? [])
            {
                if (document[(string)metric!["Name"]!]?.GetValueKind() != JsonValueKind.Number)
                    yield return $"metric {metric["Name"]}";
            }
        }
    }

    private static IReadOnlyList<JsonElement> Documents(AuditReport report, RunFacts? facts = null) =>
        [.. MetricDocuments.Of(report, facts ?? Facts).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<AuditReport> Reports => [Estates.Messy with { Plans = [A.Plan(), A.Plan("plan-2", null)] }, Estates.Hostile, A.Report()];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Documents_FitTheSpecification(AuditReport report)
    {
        var lines = MetricDocuments.Of(report, Facts);

        lines.Count.ShouldBe(1 + report.Plans.Count + report.Tables.Count);
        foreach (var line in lines)
        {
            (await ErrorsOf(line)).ShouldBeEmpty(line);
            line.ShouldAllBe(c => c >= ' ' && c <= '~');
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThan(10_000);
        }
    }

    [Fact]
    public void Totals_HaveEveryFigure()
    {
        var document = Documents(Estates.Messy)[0];

        document.GetProperty("_aws").GetProperty("Timestamp").GetInt64().ShouldBe(Estates.Messy.AsOf.ToUnixTimeMilliseconds());
        document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString().ShouldBe("Guardrail");
        Names(document).ShouldBe(
        [
            MetricNames.ApiCalls, MetricNames.CompleteAudit, MetricNames.ConfirmedSubscribers, MetricNames.CriticalFindings, MetricNames.DurationMilliseconds, MetricNames.Gaps,
            MetricNames.GapsNotAccepted, MetricNames.InfoFindings, MetricNames.MonthToDateUsd, MetricNames.ProjectedMonthUsd, MetricNames.RecoveryPoints, MetricNames.RunRateUsd,
            MetricNames.SteadyStateBoundedUsd, MetricNames.StorageBytes, MetricNames.WarningFindings,
        ]);
        document.GetProperty("Function").GetString().ShouldBe("guardrail-daily");
        document.GetProperty(MetricNames.RunRateUsd).GetDecimal().ShouldBe(Estates.Messy.Totals.RunRateUsd.Amount);
        document.GetProperty(MetricNames.StorageBytes).GetDecimal().ShouldBe((decimal)Estates.Messy.Totals.StorageBytes);
        document.GetProperty(MetricNames.CriticalFindings).GetInt32().ShouldBe(1);
        document.GetProperty(MetricNames.WarningFindings).GetInt32().ShouldBe(6);
        document.GetProperty(MetricNames.InfoFindings).GetInt32().ShouldBe(1);
        (document.GetProperty(MetricNames.Gaps).GetInt32(), document.GetProperty(MetricNames.GapsNotAccepted).GetInt32()).ShouldBe((2, 1));
        document.GetProperty(MetricNames.CompleteAudit).GetInt32().ShouldBe(0);
        document.GetProperty(MetricNames.ConfirmedSubscribers).GetInt32().ShouldBe(2);
        document.GetProperty(MetricNames.DurationMilliseconds).GetDouble().ShouldBe(1234.5);
        document.GetProperty(MetricNames.ApiCalls).GetInt32().ShouldBe(57);
    }

    [Fact]
    public void SteadyState_IsThere_OnlyWhereItIsBounded()
    {
        var documents = Documents(A.Report(A.Table("a", A.Rule(5)), A.Table("b", A.Rule(1, growth: 9))));

        Names(documents[0]).ShouldNotContain(MetricNames.SteadyStateUsd);
        var tables = documents.Skip(1).ToDictionary(document => document.GetProperty("Table").GetString()!);
        tables["111122223333/us-east-1/a"].GetProperty(MetricNames.SteadyStateUsd).GetDecimal().ShouldBe(5);
        tables["111122223333/us-east-1/b"].TryGetProperty(MetricNames.SteadyStateUsd, out _).ShouldBeFalse();
    }

    [Fact]
    public void CompleteAudit_IsOne_WhereAllGapsAreAccepted() =>
        Documents(A.Report().WithGaps(A.Gap() with { Accepted = true }))[0].GetProperty(MetricNames.CompleteAudit).GetInt32().ShouldBe(1);

    [Fact]
    public void ConfirmedSubscribers_AreAbsent_WhereNobodyCounted() =>
        Names(Documents(A.Report(), Facts with { ConfirmedSubscribers = null })[0]).ShouldNotContain(MetricNames.ConfirmedSubscribers);

    [Fact]
    public void PlansAndTables_AreBounded_TheDearestFirst()
    {
        var report = A.Report([.. Enumerable.Range(0, 100).Select(i => A.Table($"table-{i}", A.Rule(i)))]) with
        {
            Plans = [.. Enumerable.Range(0, 100).Select(i => A.Plan($"plan-{i}", $"name-{i}", rules: A.Rule(i)))],
        };

        var documents = Documents(report);

        documents.Count.ShouldBe(1 + MetricDocuments.MostPlans + MetricDocuments.MostTables);
        documents[1].GetProperty("Plan").GetString().ShouldBe("111122223333/us-east-1/name-99");
        documents[1].GetProperty(MetricNames.SteadyStateUsd).GetDecimal().ShouldBe(99);
        documents[^1].GetProperty("Table").GetString().ShouldBe("111122223333/us-east-1/table-80");
    }

    [Fact]
    public void Plans_OfTheSameName_AreToldApart_AndPlanlessPointsHaveARow()
    {
        var report = A.Report() with { Plans = [A.Plan("p1", "nightly"), A.Plan("p2", "nightly"), A.Plan() with { PlanId = null, PlanName = null }] };

        Documents(report).Skip(1).Select(document => document.GetProperty("Plan").GetString()).ShouldBe(
            ["111122223333/us-east-1/nightly (p1)", "111122223333/us-east-1/nightly (p2)", "111122223333/us-east-1/(no plan)"]);
    }

    [Fact]
    public void Of_IsEmpty_ForAHypotheticalReport() => MetricDocuments.Of(Estates.Messy with { Hypothetical = true }, Facts).ShouldBeEmpty();

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("", "-")]
    [InlineData(" \n ", "?")]
    [InlineData(":x", "_x")]
    [InlineData("größer🚀", "gr??er?")]
    public void DimensionValue_IsPrintableAscii(string text, string value) => DimensionValue.Of(text).ShouldBe(value);

    [Fact]
    public async Task Documents_FitTheSpecification_WhateverNamesThereAre()
    {
        var schema = await Schema.Value;
        Gen.Select(Gen.String[Gen.Char, 0, 400], Gen.String[Gen.Char, 0, 400], Gen.Decimal).Sample(
            (name, function, amount) =>
            {
                var report = A.Report(A.Table(name, A.Rule(1) with { RunRateUsd = new Usd(amount), StorageBytes = Int128.MaxValue })) with { Plans = [A.Plan(name, name)] };
                foreach (var line in MetricDocuments.Of(report, Facts with { Function = function }))
                {
                    schema.Validate(line).ShouldBeEmpty(line);
                    MissingTargets(JsonNode.Parse(line)!).ShouldBeEmpty();
                }
            },
            iter: Math.Max(20, Check.Iter / 5));
    }

    public static TheoryData<string, Action<JsonNode>> Mistakes => new()
    {
        { "no timestamp", document => document["_aws"]!.AsObject().Remove("Timestamp") },
        { "a timestamp in seconds", document => document["_aws"]!["Timestamp"] = 1_795_000_000 },
        { "a timestamp as text", document => document["_aws"]!["Timestamp"] = "2026-11-22" },
        { "no namespace", document => Directive(document).Remove("Namespace") },
        { "a namespace with a colon first", document => Directive(document)["Namespace"] = ":x" },
        { "31 dimensions", document => Directive(document)["Dimensions"] = new JsonArray(new JsonArray([.. Enumerable.Range(0, 31).Select(i => JsonValue.Create($"d{i}"))])) },
        { "101 metrics", document => Directive(document)["Metrics"] = new JsonArray([.. Enumerable.Range(0, 101).Select(i => new JsonObject { ["Name"] = $"m{i}" })]) },
        { "an unknown unit", document => Directive(document)["Metrics"]![0]!["Unit"] = "Dollars" },
        { "an unknown member", document => Directive(document)["Metrics"]![0]!["Value"] = 1 },
        { "a dimension that is no member", document => Directive(document)["Dimensions"]![0]!.AsArray().Add("Nowhere") },
        { "a metric that is null", document => document[MetricNames.RunRateUsd] = null },
        { "a dimension value that is not ASCII", document => document["Function"] = "größer" },
        { "a dimension value of 1,025 characters", document => document["Function"] = new string('x', 1_025) },
        { "a dimension value of spaces", document => document["Function"] = "  " },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Schema_RefusesMistakes(string name, Action<JsonNode> mistake)
    {
        var document = JsonNode.Parse(MetricDocuments.Of(Estates.Messy, Facts)[0])!;
        mistake(document);

        (await ErrorsOf(document.ToJsonString())).ShouldNotBeEmpty(name);
    }

    private static JsonObject Directive(JsonNode document) => document["_aws"]!["CloudWatchMetrics"]![0]!.AsObject();

    private static IEnumerable<string> Names(JsonElement document) =>
        document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").EnumerateArray().Select(metric => metric.GetProperty("Name").GetString()!).Order(StringComparer.Ordinal);
}
