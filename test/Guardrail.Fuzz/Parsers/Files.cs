using System.Text;
using System.Text.Json;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.LocalAws;
using Guardrail.Policies;
using Guardrail.Pricing;
using Guardrail.Recording;
using Guardrail.Rendering;

namespace Guardrail.Fuzz.Parsers;

/// <summary>Files: policies, reports, recordings.</summary>
internal static class Files
{
    private static readonly (string Report, string Recording) Written = WriteAsync().GetAwaiter().GetResult();

    public static Parser Policy { get; } = Parser.Of(
        "policy",
        [
            """
            { "schemaVersion": 1, "reminderDays": 7, "ownerTag": "owner",
              "budgets": [ { "id": "a", "name": "all", "basis": "steadyState", "warning": 1000, "critical": 2000.5, "scope": { "table": "ord*", "account": "111122223333" } }, { "id": "b", "each": "table", "basis": "copies", "warning": 100 } ],
              "findings": { "neverExpires": { "severity": "critical", "limit": 5 }, "stale": { "enabled": false } },
              "mutes": [ { "table": "tmp-*", "kind": "orphanTable", "reason": "known", "until": "2026-12-31" } ],
              "acceptedGaps": [ { "account": "111122223333", "region": "us-east-1", "what": "vault/x", "code": "AccessDeniedException", "reason": "central", "until": "2027-01-01" } ],
              "prices": { "discount": 0.1, "regions": { "us-east-1": { "warm": 0.09 } } } }
            """,
            "{}", "// comment\n{ \"budgets\": [], }",
        ],
        ["\"budgets\"", "\"scope\"", "\"until\"", "//", "/*", "*/", ",", "\"tag\"", "\"constraints\""],
        text => PolicyReader.Read(text) is { Policy: { } policy }
            ? Judgement(policy)
            : PolicyReader.Read(text).Errors is { Count: > 0 } errors ? errors.All(error => Parser.OneLine(error.Message)) : throw new BadMessageException("neither a policy nor an error"));

    /// <summary>A saved report: read, and printed in every format.</summary>
    public static Parser Report { get; } = Parser.Of("report", [Written.Report], [], text =>
    {
        AuditReport report;
        try
        {
            report = ReportJson.Read(text);
        }
        catch (JsonException)
        {
            return false;
        }
        _ = ReportText.Write(report).Length + ReportCsv.Write(report).Length + ReportMarkdown.Write(report).Length + ReportHtml.Write(report).Length + ReportJson.Write(report).Length;
        _ = AlertMessages.Compose(report, report.Findings, new AlertOptions { TopicArn = "arn:aws:sns:us-east-1:111122223333:t", ChatTopicArn = "arn:aws:sns:us-east-1:111122223333:c" }).Count;
        return true;
    });

    /// <summary>A recording: read, and computed from.</summary>
    public static Parser Recording { get; } = new("recording", [Written.Recording], [], async text =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var part = await RecordedPart.ReadAsync(stream, CancellationToken.None).ConfigureAwait(false);
        if (part.Recorded is not { } recorded)
            return Parser.OneLine(part.Message);
        var request = new AuditRequest { Scopes = recorded.Scopes, AsOf = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), Tool = new ToolRow("1", "compat") };
        var report = await AuditRun.ExecuteAsync(request, new RecordedInventory(recorded), PriceBook.Embedded, Policies.Policy.Default, CancellationToken.None).ConfigureAwait(false);
        _ = ReportText.Write(report);
        return true;
    });

    /// <summary>Small, with something of everything, so that an input takes a moment.</summary>
    internal const string Estate = """
        { "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true,
          "accounts": { "111122223333": { "regions": { "us-east-1": {
            "tables": [ { "name": "orders", "size": "50GB", "createdAt": "2025-01-01", "tags": { "backup": "daily", "owner": "shop" }, "nativeBackups": [ { "name": "n", "createdAt": "2026-01-01", "size": "2GB" } ] },
                        { "name": "gone", "size": "5GB", "createdAt": "2025-01-01", "deletedAt": "2026-11-10T00:00:00Z" } ],
            "vaults": [ { "name": "main", "minDays": 2, "maxDays": 400 }, { "name": "copies" } ],
            "plans": [ { "name": "daily", "since": "2026-06-01", "backsUp": [ "orders", "gone" ],
                         "selections": [ { "name": "tagged", "resources": [ "arn:aws:dynamodb:*:*:table/*" ], "notResources": null, "conditions": { "StringEquals": [ { "ConditionKey": "aws:ResourceTag/backup", "ConditionValue": "daily" } ] } } ],
                         "rules": [ { "name": "seven", "schedule": "cron(0 0 * * ? *)", "deleteAfterDays": 7, "vault": "main", "copies": [ { "vault": "copies", "deleteAfterDays": 14 } ] } ] },
                       { "name": "keep", "since": "2026-10-01", "rules": [ { "name": "r", "schedule": "cron(0 3 ? * SUN *)", "deleteAfterDays": -1, "vault": "main" } ], "backsUp": [ "orders" ] } ] } } } } }
        """;

    private static bool Judgement(Policy policy)
    {
        _ = Findings.Judgement.Of(ReportJson.Read(Written.Report), policy);
        return true;
    }

    private static async Task<(string, string)> WriteAsync()
    {
        await using var aws = await LocalAwsServer.StartAsync(LocalAws.Scenario.Parse(Estate)).ConfigureAwait(false);
        using var recording = new MemoryStream();
        var settings = Answers.MangledRun.Settings(aws.Endpoint);
        await Guardrail.Aws.Running.PartRun.ExecuteAsync(settings, new Scope("111122223333", "us-east-1"), recording, CancellationToken.None).ConfigureAwait(false);
        var run = await Guardrail.Aws.Running.GuardrailRun.ExecuteAsync(settings, CancellationToken.None).ConfigureAwait(false);
        return (ReportJson.Write(run.Report), Encoding.UTF8.GetString(recording.ToArray()));
    }
}
