using System.Text.RegularExpressions;

namespace Guardrail.Aws.Alerts;

/// <summary>An SNS topic's ARN, taken apart.</summary>
/// <param name="Region">The topic's Region: SNS takes messages for it only there (documented).</param>
internal sealed partial record TopicArn(string Region)
{
    /// <summary>The ARN, or null where the text is not a topic's.</summary>
    public static TopicArn? Parse(string? text) => Pattern().Match(text ?? "") is { Success: true } match ? new TopicArn(match.Groups["region"].Value) : null;

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}):[0-9]{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?\z")]
    private static partial Regex Pattern();
}
