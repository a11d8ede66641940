using System.Text.Json;
using Guardrail.LocalAws;

namespace Guardrail.Faults;

/// <summary>An estate drawn from a seed: small, so that a run takes a moment, and of every kind, so that each part of a run has something to lose.</summary>
public static class RandomEstate
{
    /// <summary>The account that lends the credentials.</summary>
    public const string Home = "111122223333";

    /// <summary>The account that is read through a role.</summary>
    public const string Other = "444455556666";

    /// <summary>The Regions an estate may have a part in.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["us-east-1", "eu-west-1"];

    /// <summary>Where a run publishes.</summary>
    public const string TopicArn = $"arn:aws:sns:us-east-1:{Home}:guardrail";

    private static readonly string[] Schedules =
        ["cron(0 0 * * ? *)", "cron(0 5 ? * MON-FRI *)", "cron(0 */6 * * ? *)", "cron(0 3 ? * SUN *)", "cron(30 * * * ? *)", "cron(0 2 1,15 * ? *)"];

    /// <summary>The estate of a seed, the same on every machine.</summary>
    /// <param name="seed">Any number.</param>
    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var file = new
        {
            description = $"Drawn from seed {seed}.",
            asOf = "2026-11-22T00:00:00Z",
            seed,
            punctual = random.Next(2) == 0,
            punctualDeletion = random.Next(2) == 0,
            paging = new { pageSize = random.Next(4) == 0 ? 1000 : random.Next(3, 60), shortPages = random.Next(2) == 0, emptyPageEvery = random.Next(3) == 0 ? 4 : 0 },
            defaultAccount = Home,
            accounts = new Dictionary<string, object>
            {
                [Home] = Account(random, seed, Home),
                [Other] = Account(random, seed, Other),
            },
        };
        return Scenario.Parse(JsonSerializer.Serialize(file), $"seed {seed}");
    }

    private static object Account(Random random, int seed, string account) => new
    {
        roles = new[] { new { name = "guardrail-audit", trustedAccounts = new[] { Home } } },
        regions = Regions.ToDictionary(region => region, region => Region(random, seed, account, region)),
    };

    private static object Region(Random random, int seed, string account, string region)
    {
        var tables = Enumerable.Range(0, random.Next(1, 6)).Select(i => new
        {
            name = $"t{i}-{seed}",
            size = $"{random.Next(1, 900)}GB",
            createdAt = random.Next(5) == 0 ? "2026-10-20T04:00:00Z" : "2024-01-01T00:00:00Z",
            deletedAt = random.Next(8) == 0 ? "2026-11-10T10:00:00Z" : null,
            tags = new Dictionary<string, string> { ["backup"] = random.Next(2) == 0 ? "daily" : "no" },
        }).ToList();
        return new
        {
            tables,
            vaults = new object[] { new { name = "Default" }, new { name = "prod" }, new { name = "long" } },
            plans = Enumerable.Range(0, random.Next(0, 4)).Select(i => Plan(random, i, account, region, [.. tables.Select(t => t.name)])).ToList(),
            topics = region == "us-east-1" && account == Home ? new object[] { new { name = "guardrail", confirmed = 1 } } : [],
        };
    }

    private static object Plan(Random random, int number, string account, string region, List<string> tables) => new
    {
        name = $"plan-{number}",
        since = random.Next(3) == 0 ? "2026-11-12T12:00:00Z" : "2025-06-01T12:00:00Z",
        rules = Enumerable.Range(0, random.Next(1, 3)).Select(i => new
        {
            name = $"rule-{i}",
            schedule = Schedules[random.Next(Schedules.Length)],
            startWindowMinutes = 60,
            deleteAfterDays = random.Next(9) == 0 ? -1 : random.Next(1, 40),
            vault = random.Next(2) == 0 ? "Default" : "prod",
            copies = random.Next(3) == 0
                ? new object[] { new { vault = "long", account = Elsewhere(random, account, Home, Other), region = Elsewhere(random, region, [.. Regions]), deleteAfterDays = random.Next(5, 60) } }
                : [],
        }).ToList(),
        backsUp = tables.Where(_ => random.Next(3) > 0).DefaultIfEmpty(tables[0]).ToList(),
    };

    private static string Elsewhere(Random random, string here, params string[] places) => random.Next(2) == 0 ? here : places[random.Next(places.Length)];
}
