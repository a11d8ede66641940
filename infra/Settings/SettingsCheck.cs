using System.Text.RegularExpressions;

namespace Guardrail.Infra;

/// <summary>What is wrong with settings that are of the right types: everything that would fail at deployment, or work otherwise than meant.</summary>
internal static partial class SettingsCheck
{
    /// <summary>How many owners may have topics: their ARNs share the 4 KB of the function's environment (documented).</summary>
    public const int MostOwners = 20;

    private const string Key = StackSettings.ContextKey;

    private static readonly int[] LogDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Every error, each with its path.</summary>
    public static IEnumerable<string> Errors(StackSettings settings) =>
        [.. Names(settings), .. DailySchedules.Errors(settings.Schedule, settings.Timezone), .. Places(settings), .. Receivers(settings), .. Times(settings)];

    private static IEnumerable<string> Names(StackSettings settings)
    {
        if (!StackName().IsMatch(settings.Name))
            yield return $"{Key}.name: '{settings.Name}' is no stack name: letters, digits and hyphens, a letter first, at most 64";
        if (settings.FunctionName is { } name && !FunctionName().IsMatch(name))
            yield return $"{Key}.functionName: '{name}' is no function name: letters, digits, hyphens and underscores, at most 64";
        foreach (var (key, value) in settings.Tags)
        {
            if (key.Length is 0 or > 128 || value.Length > 256 || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                yield return $"{Key}.tags.{key}: a key has 1 to 128 characters and does not start with aws:, a value has at most 256";
        }
    }

    private static IEnumerable<string> Places(StackSettings settings)
    {
        foreach (var region in settings.Regions.Where(region => !RegionCode().IsMatch(region)))
            yield return $"{Key}.regions: '{region}' is no Region code such as eu-west-1";
        foreach (var region in settings.Regions.GroupBy(region => region).Where(group => group.Count() > 1))
            yield return $"{Key}.regions: '{region.Key}' stands twice";
        if (settings.HomeRegion is { } home && !RegionCode().IsMatch(home))
            yield return $"{Key}.homeRegion: '{home}' is no Region code such as eu-west-1";
        var all = settings.Regions.Append(settings.HomeRegion).OfType<string>().ToList();
        foreach (var region in all.Where(region => region.StartsWith("cn-", StringComparison.Ordinal)).Distinct())
            yield return $"{Key}: '{region}' is in China, which this stack does not support";
        if (all.Select(region => region.StartsWith("us-gov-", StringComparison.Ordinal)).Distinct().Count() > 1)
            yield return $"{Key}.regions: GovCloud and commercial Regions do not share credentials; deploy one stack in each";
        if (settings.Forward && settings.HomeRegion is null)
            yield return $"{Key}.forward needs {Key}.homeRegion, the Region to forward to";
        if (settings.Forward && settings.Regions.All(region => region == settings.HomeRegion))
            yield return $"{Key}.forward needs {Key}.regions to name another Region than the home Region";
    }

    private static IEnumerable<string> Receivers(StackSettings settings)
    {
        foreach (var email in settings.Emails.Concat(settings.Owners.SelectMany(owner => owner.Emails)).Where(email => !EmailAddress().IsMatch(email)))
            yield return $"{Key}.emails: '{email}' is no e-mail address";
        if (settings.Slack is { } slack)
        {
            if (!SlackWorkspace().IsMatch(slack.WorkspaceId))
                yield return $"{Key}.slack.workspaceId: '{slack.WorkspaceId}' is no workspace id such as T07EA123LEP";
            if (!SlackChannelId().IsMatch(slack.ChannelId))
                yield return $"{Key}.slack.channelId: '{slack.ChannelId}' is no channel id such as C07EZ1ABC23 (the id, not the name)";
            if (settings.HomeRegion?.StartsWith("us-gov-", StringComparison.Ordinal) == true)
                yield return $"{Key}.slack: Amazon Q Developer in chat applications is not offered in GovCloud";
        }

        if (settings.Owners.Count > MostOwners)
            yield return $"{Key}.owners: {settings.Owners.Count} owners do not fit into the function's environment; at most {MostOwners}";
        foreach (var owner in settings.Owners)
        {
            if (owner.Owner.Trim().Length is 0 or > 60)
                yield return $"{Key}.owners: '{owner.Owner}' must have 1 to 60 characters";
            if (owner.TopicArn is { } arn && !TopicArn().IsMatch(arn))
                yield return $"{Key}.owners.{owner.Owner}: '{arn}' is no ARN of a standard topic such as arn:aws:sns:eu-west-1:111122223333:shop";
        }

        if (settings.AlarmTopicArn is { } alarms && !TopicArn().IsMatch(alarms))
            yield return $"{Key}.alarmTopicArn: '{alarms}' is no ARN of a standard topic such as arn:aws:sns:eu-west-1:111122223333:operations";
    }

    private static IEnumerable<string> Times(StackSettings settings)
    {
        if (!LogDays.Contains(settings.LogRetentionDays))
            yield return $"{Key}.logRetentionDays: {settings.LogRetentionDays} is none of {string.Join(", ", LogDays)}";
        if (settings.ReportRetentionDays is < 1 or > 3653)
            yield return $"{Key}.reportRetentionDays: {settings.ReportRetentionDays} is not between 1 and 3653";
    }

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$")]
    private static partial Regex RegionCode();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailAddress();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,63}$")]
    private static partial Regex StackName();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex FunctionName();

    [GeneratedRegex("^[0-9A-Z]{1,255}$")]
    private static partial Regex SlackWorkspace();

    [GeneratedRegex("^[CGD][0-9A-Z]{1,255}$")]
    private static partial Regex SlackChannelId();

    [GeneratedRegex("^arn:aws(-us-gov)?:sns:[a-z]{2}(-[a-z]+)+-[0-9]{1,2}:[0-9]{12}:[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex TopicArn();
}
