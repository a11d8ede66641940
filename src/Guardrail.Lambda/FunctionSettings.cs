using System.Text.Json;
using Guardrail.Aws.Memory;

namespace Guardrail.Lambda;

/// <summary>What the deployment chose, from the function's environment variables and files.</summary>
internal sealed record FunctionSettings
{
    /// <summary>The main topic (GUARDRAIL_TOPIC_ARN); null for none.</summary>
    public required string? TopicArn { get; init; }

    /// <summary>The chat topic (GUARDRAIL_CHAT_TOPIC_ARN); null for none.</summary>
    public required string? ChatTopicArn { get; init; }

    /// <summary>Regions to read (GUARDRAIL_REGIONS, separated by commas); empty for the function's own.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The bucket for reports too large for an answer, and for parts (GUARDRAIL_REPORT_BUCKET); null for none.</summary>
    public string? ReportBucket { get; init; }

    /// <summary>What every key in it begins with (GUARDRAIL_REPORT_PREFIX). The default is <c>reports/</c>.</summary>
    public string ReportPrefix { get; init; } = "reports/";

    /// <summary>The limits and prices: GUARDRAIL_POLICY_FILE, or policy.json in the package, or the defaults.</summary>
    public required ShippedPolicy Shipped { get; init; }

    /// <summary>The alert memory (GUARDRAIL_MEMORY_TABLE, GUARDRAIL_MEMORY_ENDPOINT); null for none.</summary>
    public required MemorySettings? Memory { get; init; }

    /// <summary>Topics of owners (GUARDRAIL_OWNER_TOPICS, a JSON object of owner and ARN); empty for none.</summary>
    public required IReadOnlyDictionary<string, string> OwnerTopics { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FunctionException">The policy file or its price book is missing or wrong, or a setting makes no sense.</exception>
    public static FunctionSettings Read(FunctionEnvironment environment) => new()
    {
        TopicArn = Text(environment, "GUARDRAIL_TOPIC_ARN"),
        ChatTopicArn = Text(environment, "GUARDRAIL_CHAT_TOPIC_ARN"),
        Regions = (Text(environment, "GUARDRAIL_REGIONS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ReportBucket = Text(environment, "GUARDRAIL_REPORT_BUCKET"),
        ReportPrefix = Text(environment, "GUARDRAIL_REPORT_PREFIX") ?? "reports/",
        Shipped = ShippedPolicy.Read(environment.Folder, Text(environment, "GUARDRAIL_POLICY_FILE")),
        Memory = ReadMemory(environment),
        OwnerTopics = ReadOwnerTopics(environment),
    };

    private static string? Text(FunctionEnvironment environment, string name) => environment.Variable(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    private static MemorySettings? ReadMemory(FunctionEnvironment environment)
    {
        if (Text(environment, "GUARDRAIL_MEMORY_TABLE") is not { } table)
            return null;
        if (!MemorySettings.IsTable(table))
            throw new FunctionException("GUARDRAIL_MEMORY_TABLE is neither the name nor the ARN of a DynamoDB table.");
        return new MemorySettings { Table = table, Endpoint = Text(environment, "GUARDRAIL_MEMORY_ENDPOINT") is { } endpoint ? Address(endpoint) : null };
    }

    private static Uri Address(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new FunctionException("GUARDRAIL_MEMORY_ENDPOINT is not an http or https address. Correct it, or leave it out to ask AWS itself.");

    private static Dictionary<string, string> ReadOwnerTopics(FunctionEnvironment environment)
    {
        if (Text(environment, "GUARDRAIL_OWNER_TOPICS") is not { } text)
            return [];
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().All(pair => pair.Value.ValueKind == JsonValueKind.String))
            {
                var topics = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var pair in document.RootElement.EnumerateObject())
                    topics[pair.Name] = pair.Value.GetString()!;
                return topics;
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Said below, as for any other text that is no such object.
        }
        throw new FunctionException("""GUARDRAIL_OWNER_TOPICS is not a JSON object of owners and topic ARNs such as {"shop":"arn:aws:sns:us-east-1:111122223333:shop"}.""");
    }
}
