using System.Text.Json;

namespace Guardrail.Infra;

/// <summary>Reads the settings from CDK's context, or says everything that is wrong with them at once.</summary>
public static class SettingsReader
{
    private static readonly string[] Known =
    [
        "name", "functionName", "schedule", "timezone", "regions", "homeRegion", "forward", "trail", "emails", "chat", "slack", "owners", "alarmTopicArn",
        "policyFile", "logRetentionDays", "reportRetentionDays", "tracing", "alarmWarmUp", "tags",
    ];

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="context">What CDK returned for the key; null means all defaults. On the command line CDK hands a text over, which must be JSON.</param>
    /// <param name="folder">The folder that the policy file's path starts from; null for the current one.</param>
    /// <exception cref="InvalidSettingsException">A setting is unknown, of the wrong type, or cannot work, or the policy file is missing or wrong.</exception>
    public static StackSettings Read(object? context, string? folder = null)
    {
        if (context is null)
            return new StackSettings();
        using var document = Json(context);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidSettingsException($"Context '{StackSettings.ContextKey}' must be an object.");
        var errors = new List<string>();
        var settings = Read(new SettingsNode(document.RootElement, StackSettings.ContextKey, errors, Known));
        errors.AddRange(SettingsCheck.Errors(settings));
        errors.AddRange(PolicyFile.Errors(settings.PolicyFile, folder ?? Directory.GetCurrentDirectory()));
        return errors.Count == 0 ? settings : throw new InvalidSettingsException(string.Join("; ", errors) + ".");
    }

    private static StackSettings Read(SettingsNode node)
    {
        var defaults = new StackSettings();
        return new StackSettings
        {
            Name = node.Text("name") ?? defaults.Name,
            FunctionName = node.Text("functionName"),
            Schedule = node.Text("schedule") ?? defaults.Schedule,
            Timezone = node.Text("timezone") ?? defaults.Timezone,
            Regions = node.Texts("regions"),
            HomeRegion = node.Text("homeRegion"),
            Forward = node.Flag("forward") ?? defaults.Forward,
            Trail = node.Flag("trail") ?? defaults.Trail,
            Emails = node.Texts("emails"),
            Chat = node.Flag("chat") ?? defaults.Chat,
            Slack = Slack(node.Node("slack", ["workspaceId", "channelId"])),
            Owners = Owners(node.Node("owners")),
            AlarmTopicArn = node.Text("alarmTopicArn"),
            PolicyFile = node.Text("policyFile"),
            LogRetentionDays = node.Whole("logRetentionDays") ?? defaults.LogRetentionDays,
            ReportRetentionDays = node.Whole("reportRetentionDays") ?? defaults.ReportRetentionDays,
            Tracing = node.Flag("tracing") ?? defaults.Tracing,
            AlarmWarmUp = node.Flag("alarmWarmUp") ?? defaults.AlarmWarmUp,
            Tags = Tags(node.Node("tags")),
        };
    }

    private static SlackSettings? Slack(SettingsNode? node)
    {
        if (node is null)
            return null;
        var (workspace, channel) = (node.Text("workspaceId"), node.Text("channelId"));
        if (workspace is null || channel is null)
            node.Errors.Add($"{node.Path} needs workspaceId and channelId");
        return new SlackSettings(workspace ?? "T0", channel ?? "C0");
    }

    private static List<OwnerSettings> Owners(SettingsNode? node)
    {
        var owners = new List<OwnerSettings>();
        foreach (var (owner, value) in node?.Members ?? [])
        {
            if (value.ValueKind == JsonValueKind.String)
                owners.Add(new OwnerSettings { Owner = owner, TopicArn = value.GetString()!.Trim() });
            else if (SettingsNode.TextsOf(value) is { Count: > 0 } emails)
                owners.Add(new OwnerSettings { Owner = owner, Emails = emails });
            else
                node!.Errors.Add($"{node.Path}.{owner} must be a list of e-mail addresses, or the ARN of a topic");
        }

        return owners;
    }

    private static Dictionary<string, string> Tags(SettingsNode? node)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in node?.Members ?? [])
        {
            if (value.ValueKind == JsonValueKind.String)
                tags[key] = value.GetString()!;
            else
                node!.Errors.Add($"{node.Path}.{key} must be a text");
        }

        return tags;
    }

    internal static JsonDocument Json(object context, string key = StackSettings.ContextKey)
    {
        if (context is not string text)
            return JsonSerializer.SerializeToDocument(context);
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException broken)
        {
            throw new InvalidSettingsException($"Context '{key}' must be an object, and the text given is not JSON: {broken.Message}");
        }
    }
}
