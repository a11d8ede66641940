namespace Guardrail.LocalAws.Tests;

/// <summary>Small estates: one account, one Region, and what a test is about.</summary>
internal static class A
{
    public const string Account = "111122223333";

    /// <summary>A scenario whose us-east-1 holds the given members, written as JSON without the outer braces.</summary>
    public static Scenario Region(string region, string top = "") => Scenario.Parse($$"""
        { "asOf": "2026-11-22T00:00:00Z", {{top}} "accounts": { "111122223333": { "regions": { "us-east-1": { {{region}} } } } } }
        """);

    /// <summary>One table, one vault, one plan with the given rules since the given day.</summary>
    public static Scenario Rules(string rules, string since = "2026-09-01", string top = "", string table = "", string vault = "", string plan = "") => Region($$"""
        "tables": [{ "name": "orders", "size": "10GB", "createdAt": "2024-01-01" {{table}} }],
        "vaults": [{ "name": "Default" {{vault}} }],
        "plans": [{ "name": "plan", "since": "{{since}}" {{plan}}, "rules": [{{rules}}], "backsUp": ["orders"] }]
        """, top);

    public const string Punctual = "\"punctual\": true, \"punctualDeletion\": true,";

    public static DateTimeOffset Day(int month, int day, int hour = 0, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);
}
