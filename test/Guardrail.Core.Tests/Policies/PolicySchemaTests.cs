using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Guardrail.Policies;
using NJsonSchema;

namespace Guardrail.Core.Tests.Policies;

/// <summary>The published schema and the reader must say the same. NJsonSchema takes no comments, so the files here have none.</summary>
public class PolicySchemaTests
{
    private const string Whole = """
        { "schemaVersion": 1,
          "budgets": [ { "id": "shop", "name": "The shop", "each": "plan", "basis": "steadyState", "warning": 100, "critical": 200,
            "scope": { "table": "orders-*", "tag": { "key": "team", "value": "shop" }, "plan": "nightly", "account": "111122223333", "region": "eu-west-1" } } ],
          "findings": { "stale": { "enabled": false, "limit": 3, "severity": "info" }, "dearerThanPitr": { "times": 3 }, "incomplete": { "severity": "critical" }, "overBudget": { "enabled": true } },
          "mutes": [ { "pattern": "test-*", "kind": "overlap", "reason": "tests", "until": "2026-12-31" } ],
          "acceptedGaps": [ { "account": "111122223333", "region": "eu-west-1", "what": "vault/*", "code": "AccessDenied*", "reason": "not ours", "until": "2027-01-31" } ],
          "prices": { "discountPercent": 10, "regions": { "us-east-1": { "warm": 0.09, "transfer": 0 } } },
          "reminderDays": 14,
          "constraints": [ { "scope": { "table": "ledger", "tag": { "key": "k" } }, "minRetentionDays": 365, "maxRpoHours": 24, "reason": "audit" } ],
          "ownerTag": "owner" }
        """;

    /// <summary>What the reader refuses and a schema cannot.</summary>
    private static readonly string[] BeyondSchemas = ["stands twice", "ids must differ", "the warning must come first", "no day of the calendar"];

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(PolicySchema.Text()));

    [Fact]
    public async Task Schema_AcceptsWhatTheReaderAccepts()
    {
        PolicyReader.Read(Whole).Errors.ShouldBeEmpty();
        (await Schema.Value).Validate(Whole).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "budget": [] }""")]
    [InlineData("""{ "schemaVersion": 2 }""")]
    [InlineData("""{ "findings": { "overBudget": { "limit": 3 } } }""")]
    [InlineData("""{ "findings": { "incomplete": { "limit": 3 } } }""")]
    [InlineData("""{ "mutes": [ { "pattern": "x", "reason": "r", "kind": "incomplete" } ] }""")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies" } ] }""")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": -1 } ] }""")]
    [InlineData("""{ "prices": { "regions": { "virginia": {} } } }""")]
    [InlineData("""{ "constraints": [ {} ] }""")]
    public async Task Schema_RefusesWhatTheReaderRefuses(string json)
    {
        PolicyReader.Read(json).IsValid.ShouldBeFalse();
        (await Schema.Value).Validate(json).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SchemaAndReader_Agree_WhenAnythingIsChanged()
    {
        var schema = await Schema.Value;
        var places = Paths(JsonNode.Parse(Whole)!).ToList();
        string[] values = ["null", "true", "\"x\"", "\"\"", "-1", "0", "1.5", "1e13", "[]", "{}", "[3]", "{\"x\":1}", "\"2026-13-45\"", "\"incomplete\"", "\"table\""];
        var mutation = Gen.Select(Gen.Int[0, places.Count - 1], Gen.Int[0, values.Length - 1], Gen.Int[0, 2]);

        mutation.Sample(
            (place, value, what) =>
            {
                var json = Mutated(places[place], values[value], what);
                var errors = PolicyReader.Read(json).Errors;
                var refused = errors.Any(error => !BeyondSchemas.Any(words => error.Message.Contains(words, StringComparison.Ordinal)));
                var complaints = schema.Validate(json);
                (complaints.Count > 0).ShouldBe(refused, $"{json}\nreader: {string.Join("; ", errors)}\nschema: {string.Join("; ", complaints)}");
            },
            iter: Math.Max(500, Check.Iter));
    }

    [Fact]
    public void Text_IsTheSchemaForEditors()
    {
        using var schema = JsonDocument.Parse(PolicySchema.Text());

        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("http://json-schema.org/draft-07/schema#");
        schema.RootElement.GetProperty("properties").GetProperty("findings").GetProperty("properties").EnumerateObject().Select(kind => kind.Name)
            .ShouldBe(Guardrail.Findings.FindingKind.All);
    }

    /// <summary>Replaces the value at a place, removes it, or puts a sibling beside it.</summary>
    private static string Mutated(IReadOnlyList<object> path, string value, int what)
    {
        var root = JsonNode.Parse(Whole)!;
        var parent = path.Take(path.Count - 1).Aggregate(root, (node, step) => step is string name ? node[name]! : node[(int)step]!);
        if (parent is JsonArray list)
        {
            var index = (int)path[^1];
            if (what == 0)
                list[index] = JsonNode.Parse(value);
            else if (what == 1)
                list.RemoveAt(index);
            else
                list.Add(JsonNode.Parse(value));
        }
        else
        {
            var name = (string)path[^1];
            if (what == 0)
                parent[name] = JsonNode.Parse(value);
            else if (what == 1)
                parent.AsObject().Remove(name);
            else
                parent[name + "x"] = JsonNode.Parse(value);
        }
        return root.ToJsonString();
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode node, params object[] before)
    {
        IEnumerable<(object Step, JsonNode? Child)> children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            object[] path = [.. before, step];
            yield return path;
            foreach (var deeper in child is null ? [] : Paths(child, path))
                yield return deeper;
        }
    }
}
