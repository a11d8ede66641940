using Guardrail.Policies;

namespace Guardrail.Lambda;

/// <summary>What the deployment chose, from the function's environment variables and files.</summary>
internal sealed record FunctionSettings
{
    /// <summary>The policy file's name in the package, where no other is named.</summary>
    public const string DefaultPolicyFile = "policy.json";

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

    /// <summary>The limits: GUARDRAIL_POLICY_FILE, or policy.json in the package, or the defaults.</summary>
    public required Policy Policy { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FunctionException">The policy file is missing or wrong.</exception>
    public static FunctionSettings Read(FunctionEnvironment environment) => new()
    {
        TopicArn = Text(environment, "GUARDRAIL_TOPIC_ARN"),
        ChatTopicArn = Text(environment, "GUARDRAIL_CHAT_TOPIC_ARN"),
        Regions = (Text(environment, "GUARDRAIL_REGIONS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ReportBucket = Text(environment, "GUARDRAIL_REPORT_BUCKET"),
        ReportPrefix = Text(environment, "GUARDRAIL_REPORT_PREFIX") ?? "reports/",
        Policy = ReadPolicy(environment),
    };

    private static string? Text(FunctionEnvironment environment, string name) => environment.Variable(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    private static Policy ReadPolicy(FunctionEnvironment environment)
    {
        var named = Text(environment, "GUARDRAIL_POLICY_FILE");
        var path = Path.Combine(environment.Folder, named ?? DefaultPolicyFile);
        if (!File.Exists(path))
            return named is null ? Policy.Default : throw new FunctionException($"GUARDRAIL_POLICY_FILE names '{named}', which is not in the function's package.");
        var result = PolicyReader.Read(File.ReadAllText(path));
        return result.Policy ?? throw new FunctionException($"The policy {Path.GetFileName(path)} is wrong: {string.Join("; ", result.Errors)}.");
    }
}
