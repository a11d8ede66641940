using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

namespace Guardrail.Aws.Tests.Recording;

/// <summary>Estates of three accounts in two Regions whose plans copy to one another's vaults, with what makes merging hard: tables and plans that are gone, copies that name no creator.</summary>
internal static class OrganizationGen
{
    public const string AsOf = "2026-11-22T09:30:00Z";

    public static readonly IReadOnlyList<string> Accounts = ["111122223333", "222233334444", "333344445555"];

    public static readonly IReadOnlyList<string> Regions = ["us-east-1", "eu-west-1"];

    private static readonly Gen<JsonObject> Table = Gen.Select(
        Gen.Int[1, 900], Gen.Int[0, 6], Gen.Bool, (size, fate, pitr) =>
        {
            var table = new JsonObject { ["size"] = $"{size}GB", ["items"] = 1000, ["createdAt"] = "2025-03-01", ["pitr"] = pitr };
            if (fate == 0)
                table["deletedAt"] = "2026-11-10T12:00:00Z";
            if (fate == 1)
                table["growthPerMonth"] = 0.05;
            return table;
        });

    private static readonly (string Schedule, int Days)[] Rhythms =
        [("cron(0 5 * * ? *)", 9), ("cron(0 5 * * ? *)", 35), ("cron(0 0/6 * * ? *)", 5), ("cron(0 3 ? * SUN *)", 60), ("cron(0 2 1 * ? *)", 0)];

    private static readonly int[] CopyDays = [-2, -1, 4, 20];

    private static readonly Gen<JsonObject> Rule = Gen.Select(
        Gen.Int[0, 4].Select(place => Rhythms[place]), Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[0, 3].Select(place => CopyDays[place]), (rhythm, copies, account, region, copyDays) =>
        {
            var rule = new JsonObject { ["schedule"] = rhythm.Schedule, ["startWindowMinutes"] = 60, ["vault"] = "Default" };
            if (rhythm.Days > 0)
                rule["deleteAfterDays"] = rhythm.Days;
            if (copies > 0)
            {
                var copy = new JsonObject { ["vault"] = "central", ["account"] = Accounts[account], ["region"] = Regions[region] };
                if (copyDays != -2)
                    copy["deleteAfterDays"] = copyDays;
                rule["copies"] = new JsonArray(copy);
            }
            return rule;
        });

    private static readonly Gen<JsonObject> Plan = Gen.Select(
        Rule.Array[1, 2], Gen.Int[0, 5], Gen.Int[1, 3], (rules, fate, tables) =>
        {
            var plan = new JsonObject
            {
                ["since"] = "2026-08-01",
                ["rules"] = new JsonArray([.. rules.Select((rule, place) => (JsonNode)Named(rule, $"rule-{place}"))]),
                ["backsUp"] = new JsonArray([.. Enumerable.Range(0, tables).Select(place => JsonValue.Create($"table-{place}"))]),
            };
            if (fate == 0)
                plan["deletedAt"] = "2026-11-15T00:00:00Z";
            return plan;
        });

    private static readonly Gen<JsonObject> Region = Gen.Select(Table.Array[3, 4], Plan.Array[0, 2], Gen.Bool, (tables, plans, advanced) => new JsonObject
    {
        ["advanced"] = advanced,
        ["tables"] = new JsonArray([.. tables.Select((table, place) => (JsonNode)Named(table, $"table-{place}"))]),
        ["vaults"] = new JsonArray(new JsonObject { ["name"] = "Default" }, new JsonObject { ["name"] = "central" }),
        ["plans"] = new JsonArray([.. plans.Select((plan, place) => (JsonNode)Named(plan, $"plan-{place}"))]),
    });

    /// <summary>A scenario, as text.</summary>
    public static Gen<string> Scenario { get; } = Gen.Select(Region.Array[6], Gen.Bool, Gen.Int[1, 1000], (regions, named, seed) => new JsonObject
    {
        ["asOf"] = AsOf,
        ["seed"] = seed,
        ["copiesNameTheirCreator"] = named,
        ["accounts"] = new JsonObject(Accounts.Select((account, place) => KeyValuePair.Create<string, JsonNode?>(account, new JsonObject
        {
            ["roles"] = new JsonArray(new JsonObject { ["name"] = "guardrail-read", ["externalId"] = "organization" }),
            ["regions"] = new JsonObject(Regions.Select((region, other) => KeyValuePair.Create<string, JsonNode?>(region, regions[(place * 2) + other].DeepClone()))),
        }))),
    }.ToJsonString());

    private static JsonObject Named(JsonObject thing, string name)
    {
        var named = (JsonObject)thing.DeepClone();
        named["name"] = string.Create(CultureInfo.InvariantCulture, $"{name}");
        return named;
    }
}
