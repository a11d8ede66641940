using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrail.Infra.Organization;

/// <summary>
/// The state machine in Amazon States Language (JSONPath). Placeholders <c>${…}</c> are filled in by CloudFormation. Free of CDK types, so that tests walk it as it is.
/// </summary>
/// <remarks>
/// A distributed map for each Region, one after the other: accounts × Regions in one list would exceed the 256 KiB that a state may hold (2,000 × 4 pairs are
/// 440 KB), the accounts alone are 30 KB.
/// </remarks>
public static class OrganizationDefinition
{
    /// <summary>What stands before every key that the functions and the state machine write.</summary>
    public const string Prefix = "reports/";

    /// <summary>Where the map runs' own results go.</summary>
    public const string MapRunPrefix = Prefix + "map-runs";

    /// <summary>An execution is ended after so many seconds; the summarizing function takes no older parts.</summary>
    public const int TimeoutSeconds = 12 * 3600;

    /// <summary>Seconds that an invocation may take: the functions' own 15 minutes and a margin.</summary>
    private const int InvokeSeconds = 930;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The definition.</summary>
    /// <param name="settings">Regions, accounts, role and bounds.</param>
    public static string Of(OrganizationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new JsonObject
        {
            ["Comment"] = "DynamoDB backup costs of a whole organization: one shard for each account and Region, then one report.",
            ["StartAt"] = "Defaults",
            ["TimeoutSeconds"] = TimeoutSeconds,
            ["States"] = new JsonObject
            {
                ["Defaults"] = Pass("Settings", new()
                {
                    ["defaults"] = new JsonObject { ["accounts"] = Texts(settings.Accounts), ["regions"] = Texts(settings.Regions), ["notify"] = true },
                    ["input.$"] = "$",
                }),
                ["Settings"] = Pass("AreAccountsGiven", new() { ["settings.$"] = "States.JsonMerge($.defaults, $.input, false)" }),
                ["AreAccountsGiven"] = Choice("GivenAccounts", "NoAccountYet", Present("$.settings.accounts[0]")),
                ["GivenAccounts"] = Pass("Begin", new() { ["settings.$"] = "$.settings", ["accounts.$"] = "$.settings.accounts" }),
                ["NoAccountYet"] = Pass("ListAccounts", new() { ["settings.$"] = "$.settings", ["accounts"] = new JsonArray() }),
                ["ListAccounts"] = ListAccounts(new JsonObject()),
                ["ListMoreAccounts"] = ListAccounts(new JsonObject { ["NextToken.$"] = "$.page.NextToken" }),
                // Organizations retires Status for State in September 2026 (documented): whichever is there says who is active.
                ["ActiveOfPage"] = Accounts("AddToAccounts", new()
                {
                    ["known.$"] = "$.accounts",
                    ["byState.$"] = "$.page.Accounts[?(@.State == 'ACTIVE')].Id",
                    ["byStatus.$"] = "$.page.Accounts[?(@.Status == 'ACTIVE')].Id",
                }),
                // The language cannot join lists, but it can put them in one and take out what is in them. Never two copies of a long list in one state.
                ["AddToAccounts"] = Accounts("FlattenAccounts", new() { ["nested.$"] = "States.Array($.known, $.byState, $.byStatus)" }),
                ["FlattenAccounts"] = Accounts("EachAccountOnce", new() { ["flat.$"] = "$.nested[*][*]" }),
                ["EachAccountOnce"] = Accounts("IsThereAnotherPage", new() { ["accounts.$"] = "States.ArrayUnique($.flat)" }),
                ["IsThereAnotherPage"] = Choice("ListMoreAccounts", "IsThereAnyAccount", Present("$.page.NextToken"), NotNull("$.page.NextToken")),
                ["IsThereAnyAccount"] = Choice("Begin", "NoAccounts", Present("$.accounts[0]")),
                ["NoAccounts"] = new JsonObject { ["Type"] = "Fail", ["Error"] = "NoAccounts", ["Cause"] = "Organizations lists no active account. Deploy in the management account or a delegated administrator's, or name accounts." },
                ["Begin"] = Pass("IsThereAnotherRegion", new()
                {
                    ["run.$"] = "$$.Execution.Name",
                    ["asOf.$"] = "$$.Execution.StartTime",
                    ["accounts.$"] = "$.accounts",
                    ["regions.$"] = "$.settings.regions",
                    ["notify.$"] = "$.settings.notify",
                    ["left.$"] = "$.settings.regions",
                }),
                ["IsThereAnotherRegion"] = Choice("ReadRegion", "Summarize", Present("$.left[0]")),
                ["ReadRegion"] = ReadRegion(settings),
                ["RegionDone"] = Pass("IsThereAnotherRegion", new()
                {
                    ["run.$"] = "$.run",
                    ["asOf.$"] = "$.asOf",
                    ["accounts.$"] = "$.accounts",
                    ["regions.$"] = "$.regions",
                    ["notify.$"] = "$.notify",
                    ["left.$"] = "$.left[1:]",
                }),
                ["Summarize"] = new JsonObject
                {
                    ["Type"] = "Task",
                    ["Resource"] = "arn:${Partition}:states:::lambda:invoke",
                    ["TimeoutSeconds"] = InvokeSeconds,
                    ["Parameters"] = new JsonObject
                    {
                        ["FunctionName"] = "${SummarizerArn}",
                        ["Payload"] = new JsonObject
                        {
                            ["summarize"] = new JsonObject { ["run.$"] = "$.run", ["asOf.$"] = "$.asOf", ["accounts.$"] = "$.accounts", ["regions.$"] = "$.regions", ["notify.$"] = "$.notify" },
                        },
                    },
                    ["OutputPath"] = "$.Payload",
                    // Only what never reached the function: a run that told half of its alerts must not begin again unseen.
                    ["Retry"] = new JsonArray(Throttled()),
                    ["End"] = true,
                },
            },
        }.ToJsonString(Relaxed);
    }

    private static JsonObject ReadRegion(OrganizationSettings settings) => new()
    {
        ["Type"] = "Map",
        ["Label"] = "Accounts",
        ["ItemsPath"] = "$.accounts",
        ["MaxConcurrency"] = settings.Concurrency,
        // What fails all the same leaves no part, and is a gap.
        ["ToleratedFailurePercentage"] = 100,
        ["ItemSelector"] = new JsonObject { ["accountId.$"] = "$$.Map.Item.Value", ["region.$"] = "$.left[0]", ["run.$"] = "$.run", ["asOf.$"] = "$.asOf" },
        ["ItemProcessor"] = new JsonObject
        {
            ["ProcessorConfig"] = new JsonObject { ["Mode"] = "DISTRIBUTED", ["ExecutionType"] = "STANDARD" },
            ["StartAt"] = "ReadShard",
            ["States"] = new JsonObject
            {
                ["ReadShard"] = new JsonObject
                {
                    ["Type"] = "Task",
                    ["Resource"] = "arn:${Partition}:states:::lambda:invoke",
                    ["TimeoutSeconds"] = InvokeSeconds,
                    ["Parameters"] = new JsonObject
                    {
                        ["FunctionName"] = "${ReaderArn}",
                        ["Payload"] = new JsonObject
                        {
                            ["audit"] = new JsonObject
                            {
                                ["accountId.$"] = "$.accountId",
                                ["region.$"] = "$.region",
                                ["roleArn.$"] = $"States.Format('arn:${{Partition}}:iam::{{}}:role/{settings.RoleName}', $.accountId)",
                                ["externalId"] = settings.ExternalId,
                                ["run.$"] = "$.run",
                                ["asOf.$"] = "$.asOf",
                            },
                        },
                    },
                    ["OutputPath"] = "$.Payload",
                    ["Retry"] = new JsonArray(Throttled(), new JsonObject
                    {
                        ["ErrorEquals"] = new JsonArray("Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.ClientExecutionTimeoutException"),
                        ["IntervalSeconds"] = 5,
                        ["BackoffRate"] = 2,
                        ["MaxAttempts"] = 3,
                    }),
                    ["Catch"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = "$.failure", ["Next"] = "NoteFailure" }),
                    ["End"] = true,
                },
                ["NoteFailure"] = new JsonObject
                {
                    ["Type"] = "Task",
                    ["Resource"] = "arn:${Partition}:states:::aws-sdk:s3:putObject",
                    ["TimeoutSeconds"] = 60,
                    ["Parameters"] = new JsonObject
                    {
                        ["Bucket"] = "${Bucket}",
                        ["Key.$"] = $"States.Format('{Prefix}parts/{{}}/{{}}/{{}}.failed.json', $.run, $.accountId, $.region)",
                        ["Body.$"] = "$.failure",
                        ["ContentType"] = "application/json",
                    },
                    ["ResultPath"] = null,
                    ["Retry"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["IntervalSeconds"] = 2, ["BackoffRate"] = 2, ["MaxAttempts"] = 3 }),
                    // Without a note the shard is a gap as well, only without its reason.
                    ["Catch"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = "$.unnoted", ["Next"] = "NotRead" }),
                    ["Next"] = "NotRead",
                },
                ["NotRead"] = new JsonObject { ["Type"] = "Pass", ["End"] = true },
            },
        },
        ["ResultWriter"] = new JsonObject
        {
            ["Resource"] = "arn:${Partition}:states:::s3:putObject",
            ["Parameters"] = new JsonObject { ["Bucket"] = "${Bucket}", ["Prefix"] = MapRunPrefix },
        },
        ["ResultPath"] = null,
        ["Next"] = "RegionDone",
    };

    private static JsonObject ListAccounts(JsonObject parameters) => new()
    {
        ["Type"] = "Task",
        ["Resource"] = "arn:${Partition}:states:::aws-sdk:organizations:listAccounts",
        ["TimeoutSeconds"] = 60,
        ["Parameters"] = parameters,
        ["ResultPath"] = "$.page",
        ["Retry"] = new JsonArray(new JsonObject
        {
            ["ErrorEquals"] = new JsonArray("Organizations.TooManyRequestsException", "Organizations.ServiceException", "Organizations.SdkClientException", "States.Timeout"),
            ["IntervalSeconds"] = 2,
            ["BackoffRate"] = 2,
            ["MaxAttempts"] = 8,
            ["MaxDelaySeconds"] = 60,
            ["JitterStrategy"] = "FULL",
        }),
        ["Next"] = "ActiveOfPage",
    };

    private static JsonObject Throttled() => new()
    {
        ["ErrorEquals"] = new JsonArray("Lambda.TooManyRequestsException"),
        ["IntervalSeconds"] = 5,
        ["BackoffRate"] = 2,
        ["MaxAttempts"] = 10,
        ["MaxDelaySeconds"] = 120,
        ["JitterStrategy"] = "FULL",
    };

    private static JsonObject Pass(string next, Dictionary<string, JsonNode?> parameters) =>
        new() { ["Type"] = "Pass", ["Parameters"] = new JsonObject(parameters), ["Next"] = next };

    private static JsonObject Accounts(string next, Dictionary<string, JsonNode?> parameters) =>
        Pass(next, new(parameters) { ["settings.$"] = "$.settings", ["page.$"] = "$.page" });

    private static JsonObject Choice(string then, string otherwise, params JsonObject[] all)
    {
        var rule = all.Length == 1 ? all[0] : new JsonObject { ["And"] = new JsonArray([.. all]) };
        rule["Next"] = then;
        return new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(rule), ["Default"] = otherwise };
    }

    private static JsonObject Present(string path) => new() { ["Variable"] = path, ["IsPresent"] = true };

    private static JsonObject NotNull(string path) => new() { ["Variable"] = path, ["IsNull"] = false };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
