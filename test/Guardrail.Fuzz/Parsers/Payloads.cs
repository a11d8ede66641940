using System.Text;
using System.Text.Json;
using Guardrail.Lambda;
using Guardrail.Lambda.Events;

namespace Guardrail.Fuzz.Parsers;

/// <summary>What the function is invoked with, and the settings it is deployed with.</summary>
internal static class Payloads
{
    private static readonly string[] Variables = ["GUARDRAIL_OWNER_TOPICS", "GUARDRAIL_MEMORY_TABLE", "GUARDRAIL_MEMORY_ENDPOINT", "GUARDRAIL_REGIONS", "GUARDRAIL_REPORT_PREFIX"];

    private const string Plan = """{"version":"0","detail-type":"Backup Plan State Change","source":"aws.backup","account":"111122223333","region":"eu-west-1","time":"2026-11-22T06:00:00Z","detail":{"backupPlanId":"x","state":"MODIFIED"}}""";

    public static Parser Event { get; } = Parser.Of(
        "event",
        [
            """{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"x","time":"2026-11-22T06:00:00Z","detail":{}}""", Plan,
            """{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.backup","account":"111122223333","region":"us-east-1","time":"2026-11-22T06:00:00Z","detail":{"eventSource":"backup.amazonaws.com","eventName":"CreateBackupSelection"}}""",
            JsonSerializer.Serialize(new { Records = new[] { new { eventSource = "aws:sqs", messageId = "m", body = Plan } } }),
            """{"audit":{"regions":["us-east-1"],"tables":["a*"],"asOf":"2026-11-22T00:00:00Z","notify":false,"format":"markdown"}}""",
            """{"audit":{"accountId":"111122223333","region":"us-east-1","roleArn":"arn:aws:iam::111122223333:role/r","externalId":"xyz","run":"r1"}}""",
            """{"summarize":{"run":"a","asOf":"2026-11-22T00:00:00Z","accounts":["111122223333"],"regions":["us-east-1"]}}""", "{}",
        ],
        ["\"audit\"", "\"Records\"", "\"detail\"", "\"body\"", "\"asOf\"", "\"regions\"", "null", "[]"],
        text =>
        {
            JsonElement payload;
            try
            {
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                payload = new FunctionSerializer().Deserialize<JsonElement>(stream);
            }
            // What the runtime makes an error of before the function is called.
            catch (Exception exception) when (exception is JsonException or Amazon.Lambda.Serialization.SystemTextJson.JsonSerializerException)
            {
                return false;
            }
            return Parser.Refuses<InvalidEventException>(() => EventParser.Parse(payload));
        });

    public static Parser Settings { get; } = Parser.Of(
        "function settings",
        ["""{"shop":"arn:aws:sns:us-east-1:111122223333:shop","finance":"arn:aws:sns:eu-west-1:111122223333:finance"}""", "guardrail-memory", "us-east-1, eu-west-1", "http://127.0.0.1:8000"],
        ["http://", "arn:", ",", "\"", "{", "}"],
        // Each variable by itself, so that one that is refused does not hide the others.
        text => Variables.Select(variable => Parser.Refuses<FunctionException>(() => FunctionSettings.Read(new FunctionEnvironment { Variable = name => name == variable ? text : Needed(variable, name), Folder = AppContext.BaseDirectory }))).ToList().Contains(true));

    private static string? Needed(string variable, string name) => variable == "GUARDRAIL_MEMORY_ENDPOINT" && name == "GUARDRAIL_MEMORY_TABLE" ? "memory" : null;
}
