using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Running;
using Guardrail.Aws.Tests.Local;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Faults;

/// <summary>Whole runs over one estate: what the function and the command line do, without their wrapping.</summary>
internal static class WholeRun
{
    public const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";

    /// <summary>Two tables of one plan each; daily backups of 100 GB and 10 GB, a copy vault, a topic that somebody reads.</summary>
    public const string Estate = """
        { "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true,
          "accounts": { "111122223333": { "regions": {
            "us-east-1": {
              "tables": [ { "name": "orders", "size": "100GB", "createdAt": "2025-01-01" }, { "name": "carts", "size": "10GB", "createdAt": "2025-01-01" } ],
              "vaults": [ { "name": "main" }, { "name": "side" } ],
              "plans": [ { "name": "one", "id": "plan-one", "since": "2026-01-01", "backsUp": [ "orders" ], "rules": [ { "name": "r", "schedule": "cron(0 0 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 10, "vault": "main" } ] },
                         { "name": "two", "id": "plan-two", "since": "2026-01-01", "backsUp": [ "carts" ], "rules": [ { "name": "r", "schedule": "cron(0 0 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": -1, "vault": "side" } ] } ],
              "topics": [ { "name": "guardrail", "confirmed": 1 } ] },
            "eu-west-1": {
              "tables": [ { "name": "logs", "size": "20GB", "createdAt": "2025-01-01" } ], "vaults": [ { "name": "far" } ],
              "plans": [ { "name": "three", "id": "plan-three", "since": "2026-01-01", "backsUp": [ "logs" ], "rules": [ { "name": "r", "schedule": "cron(0 0 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 5, "vault": "far" } ] } ] } } } } }
        """;

    public static Task<LocalAwsServer> StartAsync() => LocalAwsServer.StartAsync(Scenario.Parse(Estate), cancellationToken: TestContext.Current.CancellationToken);

    public static Task<RunResult> OfAsync(LocalAwsServer aws, TimeSpan? attempt = null) => OfAsync(aws.Endpoint, aws.Scenario.AsOf, ["us-east-1", "eu-west-1"], attempt);

    public static Task<RunResult> OfAsync(Uri endpoint, DateTimeOffset asOf, IReadOnlyList<string> regions, TimeSpan? attempt = null, bool tells = true) => GuardrailRun.ExecuteAsync(
        new RunSettings
        {
            Access = new AwsAccess { Endpoint = endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = regions },
            Clock = new StandingClock(asOf),
            Alerts = tells ? new AlertOptions { TopicArn = Topic } : null,
            Read = LocalAccount.Options with { AttemptTimeout = attempt ?? LocalAccount.Options.AttemptTimeout },
        },
        TestContext.Current.CancellationToken);

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
