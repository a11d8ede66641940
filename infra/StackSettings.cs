using System.Text.RegularExpressions;
using Guardrail.Scheduling;

namespace Guardrail.Infra;

/// <summary>What a deployment may choose, from the context key <c>guardrail</c> of <c>cdk.json</c> or <c>--context</c>.</summary>
public sealed partial record StackSettings
{
    /// <summary>The context key that holds the settings.</summary>
    public const string ContextKey = "guardrail";

    /// <summary>When the daily audit runs, in AWS's cron dialect. The default is 06:00.</summary>
    public string Schedule { get; init; } = "cron(0 6 * * ? *)";

    /// <summary>The IANA time zone of the schedule. The default is UTC.</summary>
    public string Timezone { get; init; } = "Etc/UTC";

    /// <summary>Regions to audit; empty means the stack's own.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>E-mail addresses that get the alerts; each must be confirmed by its owner.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>A policy file to ship with the function, as a path from the infra folder; null for Guardrail's defaults.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>Whether there is a second topic for Slack or Teams. Only with a chat configuration that subscribes to it: an alert that nobody gets is an error.</summary>
    public bool Chat { get; init; }

    /// <summary>Reads and checks the settings, all errors at once.</summary>
    /// <param name="context">What CDK returned for the key; null means all defaults.</param>
    /// <exception cref="InvalidSettingsException">A setting is unknown, of the wrong type, or cannot work.</exception>
    public static StackSettings FromContext(object? context)
    {
        if (context is null)
            return new();
        if (context is not IReadOnlyDictionary<string, object?> values)
        {
            if (context is not IDictionary<string, object?> dictionary)
                throw new InvalidSettingsException($"Context '{ContextKey}' must be an object.");
            values = dictionary.ToDictionary();
        }

        var errors = new List<string>();
        foreach (var unknown in values.Keys.Except(["schedule", "timezone", "regions", "emails", "policyFile", "chat"]))
            errors.Add($"{ContextKey}.{unknown} is no setting; there are schedule, timezone, regions, emails, chat and policyFile");
        var settings = new StackSettings();
        settings = settings with
        {
            Schedule = Text(values, "schedule", errors) ?? settings.Schedule,
            Timezone = Text(values, "timezone", errors) ?? settings.Timezone,
            Regions = Texts(values, "regions", errors),
            Emails = Texts(values, "emails", errors),
            PolicyFile = Text(values, "policyFile", errors),
            Chat = Flag(values, "chat", errors),
        };
        if (!BackupSchedule.TryParse(settings.Schedule, settings.Timezone, out _, out var error))
            errors.Add($"{ContextKey}.schedule: {error}");
        errors.AddRange(settings.Regions.Where(region => !RegionCode().IsMatch(region)).Select(region => $"{ContextKey}.regions: '{region}' is no Region code such as eu-west-1"));
        errors.AddRange(settings.Emails.Where(email => !EmailAddress().IsMatch(email)).Select(email => $"{ContextKey}.emails: '{email}' is no e-mail address"));
        return errors.Count == 0 ? settings : throw new InvalidSettingsException(string.Join("; ", errors) + ".");
    }

    private static string? Text(IReadOnlyDictionary<string, object?> values, string key, List<string> errors)
    {
        if (!values.TryGetValue(key, out var value) || value is null)
            return null;
        if (value is string text && text.Trim().Length > 0)
            return text;
        errors.Add($"{ContextKey}.{key} must be a text that is not empty");
        return null;
    }

    private static string[] Texts(IReadOnlyDictionary<string, object?> values, string key, List<string> errors)
    {
        if (!values.TryGetValue(key, out var value) || value is null)
            return [];
        if (value is IEnumerable<object?> list && list.All(item => item is string))
            return [.. list.Cast<string>()];
        errors.Add($"{ContextKey}.{key} must be a list of texts");
        return [];
    }

    private static bool Flag(IReadOnlyDictionary<string, object?> values, string key, List<string> errors)
    {
        if (!values.TryGetValue(key, out var value) || value is null)
            return false;
        if (value is bool flag)
            return flag;
        errors.Add($"{ContextKey}.{key} must be true or false");
        return false;
    }

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    private static partial Regex RegionCode();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailAddress();
}
