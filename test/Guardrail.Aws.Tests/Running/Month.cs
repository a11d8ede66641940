using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Running;
using Guardrail.Aws.Tests.Local;
using Guardrail.Findings;
using Guardrail.LocalAws;
using Guardrail.Policies;

namespace Guardrail.Aws.Tests.Running;

/// <summary>An estate behind a real endpoint whose time the test moves, audited and told of as the function does it.</summary>
internal sealed class Month(LocalAwsServer server, MemorySettings? memory) : IAsyncDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";
    public const string OwnersTopic = "arn:aws:sns:eu-west-1:111122223333:shop";

    /// <summary>300 GB every hour: $30 a month more with each, $720 with each day.</summary>
    public const string Hourly = """
        { "name": "hourly", "schedule": "cron(0 * * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 35, "vault": "main" }
        """;

    public const string Daily = """
        { "name": "daily", "schedule": "cron(0 5 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 1, "vault": "main" }
        """;

    /// <summary>One limit, on what is stored now, and nothing else is looked for.</summary>
    public static readonly Policy Limit = Policy.Default with
    {
        Budgets = [new Budget { Id = "all", Name = "all tables", Basis = BudgetBasis.RunRate, Warning = 1000 }],
        Kinds = KindSetting.Defaults.ToDictionary(pair => pair.Key, pair => pair.Value with { Enabled = pair.Key == FindingKind.OverBudget }),
    };

    private readonly StandingClock _clock = new();

    public LocalAwsServer Server => server;

    public AlertOptions Alerts { get; set; } = new() { TopicArn = Topic };

    public Policy Policy { get; set; } = Limit;

    public MemorySettings? Memory { get; set; } = memory;

    public static Scenario Estate(DateTimeOffset asOf, string rule = Hourly, int confirmed = 1, string topics = "") => Scenario.Parse($$"""
        {
          "asOf": "{{asOf:yyyy-MM-dd'T'HH:mm:ss'Z'}}", "punctual": true, "punctualDeletion": true,
          "accounts": { "111122223333": { "regions": { "us-east-1": {
            "tables": [{ "name": "orders", "size": "300GB", "createdAt": "2024-05-01", "tags": { "owner": "shop" } }],
            "vaults": [{ "name": "main", "createdAt": "2024-01-01" }],
            "plans": [{ "name": "nightly", "since": "2026-11-01", "rules": [{{rule}}], "backsUp": ["orders"] }],
            "topics": [{ "name": "guardrail", "confirmed": {{confirmed}} }] }
            {{topics}} } } }
        }
        """);

    public static async Task<Month> StartAsync(MemorySettings? memory, string topics = "", int confirmed = 1) =>
        new(await LocalAwsServer.StartAsync(Estate(new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero), topics: topics, confirmed: confirmed)), memory);

    /// <summary>One run at an instant.</summary>
    public async Task<RunResult> RunAsync(DateTimeOffset at, string rule = Hourly, bool changed = false, string topics = "", int confirmed = 1, params NamePattern[] tables)
    {
        server.Serve(Estate(at, rule, confirmed, topics));
        _clock.Now = at;
        return await GuardrailRun.ExecuteAsync(
            new RunSettings
            {
                Access = new AwsAccess { Endpoint = server.Endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = ["us-east-1"] },
                Policy = Policy,
                Clock = _clock,
                Read = LocalAccount.Options,
                Alerts = Alerts,
                Memory = Memory,
                Tables = tables,
                Changed = changed ? [new Inventory.Scope("", "us-east-1")] : [],
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>The machine-readable part of the last message.</summary>
    public string Last => server.Messages[^1].BodyFor("email");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A clock that stands still until it is moved.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
