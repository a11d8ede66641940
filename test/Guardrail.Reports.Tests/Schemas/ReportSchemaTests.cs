using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrail.Auditing;
using Guardrail.LocalAws;

namespace Guardrail.Reports.Tests.Schemas;

/// <summary>The published schema under ajv, strict, draft 2020-12: every real report is valid, and hardly anything else is.</summary>
public class ReportSchemaTests
{
    private static readonly string[] Optional = ["budgets", "mutedFindings", "omitted"];

    public static TheoryData<string> Scenarios => new(Scenario.Names);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Schema_TakesTheReportOfEveryScenario(string scenario) =>
        (await ErrorsAsync([ReportJson.Write(await ScenarioReports.OfAsync(scenario))])).ShouldBe([null]);

    [Fact]
    public async Task Schema_RefusesAReportWithAMemberLess_More_OrOfAnotherType()
    {
        var report = JsonNode.Parse(ReportJson.Write(await ScenarioReports.OfAsync("messy")))!;
        var mutants = new List<(string What, string Json)>();
        foreach (var (path, place) in Places(report).DistinctBy(place => place.Path).ToList())
        {
            foreach (var name in place.Select(member => member.Key).ToList())
            {
                if (path.EndsWith(".tags", StringComparison.Ordinal))
                    continue;
                // Taken out and put back, not copied: the places below it stay parts of the report.
                var value = place[name];
                place.Remove(name);
                if (!Optional.Contains(name))
                    mutants.Add(($"{path} without {name}", report.ToJsonString()));
                place[name] = value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? 7 : "a text too long to be anything";
                if (value is not null)
                    mutants.Add(($"{path} with another {name}", report.ToJsonString()));
                place[name] = value;
            }
            if (path.EndsWith(".tags", StringComparison.Ordinal))
                continue;
            place["noSuchMember"] = 1;
            mutants.Add(($"{path} with more", report.ToJsonString()));
            place.Remove("noSuchMember");
        }
        mutants.Count.ShouldBeGreaterThan(300);

        var errors = await ErrorsAsync([.. mutants.Select(mutant => mutant.Json)]);

        mutants.Where((_, i) => errors[i] is null).Select(mutant => mutant.What).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("schemaVersion", "2")]
    [InlineData("currency", "\"EUR\"")]
    [InlineData("asOf", "\"2026-11-22\"")]
    [InlineData("asOf", "\"2026-11-22T00:00:00+01:00\"")]
    [InlineData("asOf", "\"2026-13-22T00:00:00Z\"")]
    [InlineData("uncoveredTables", "-1")]
    [InlineData("uncoveredTables", "1.5")]
    [InlineData("complete", "null")]
    [InlineData("tool", """{"version":"1","awsPackages":"other"}""")]
    [InlineData("prices", """{"asOf":"22 Nov 2026","overridden":false}""")]
    [InlineData("nativeBackups", """{"count":1,"bytes":1,"usd":-1}""")]
    public async Task Schema_RefusesValuesThatAReportCannotHave(string member, string value)
    {
        var report = JsonNode.Parse(ReportJson.Write(await ScenarioReports.OfAsync("article-daily")))!;
        report[member] = JsonNode.Parse(value);

        (await ErrorsAsync([report.ToJsonString()]))[0].ShouldNotBeNull();
    }

    /// <summary>Every object below a node, under a path in which all elements of a list are one, and the first stands for all.</summary>
    private static IEnumerable<(string Path, JsonObject Place)> Places(JsonNode? node, string path = "$") => node switch
    {
        JsonObject place => place.SelectMany(member => Places(member.Value, $"{path}.{member.Key}")).Prepend((path, place)),
        JsonArray list => list.SelectMany(item => Places(item, path + "[]")),
        _ => [],
    };

    private static async Task<IReadOnlyList<string?>> ErrorsAsync(IReadOnlyList<string> documents)
    {
        using var answer = await NodeTools.RunAsync("schema.mjs", new { schema = ReportSchema.Text(), documents });
        return [.. answer.RootElement.EnumerateArray().Select(error => error.GetString())];
    }
}
