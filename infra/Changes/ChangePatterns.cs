using Amazon.CDK.AWS.Events;

namespace Guardrail.Infra;

/// <summary>The events after which costs may differ. Names and shapes are AWS's (documented: AWS Backup guide, EventBridge and CloudTrail pages).</summary>
internal static class ChangePatterns
{
    /// <summary>What AWS Backup announces itself, best effort: plans and Region settings. It announces no selections.</summary>
    public static EventPattern Announced { get; } = new() { Source = ["aws.backup"], DetailType = ["Backup Plan State Change", "Region Setting State Change"] };

    /// <summary>Selections, from CloudTrail; calls that failed changed nothing.</summary>
    public static EventPattern Selections { get; } = new()
    {
        Source = ["aws.backup"],
        DetailType = ["AWS API Call via CloudTrail"],
        Detail = new Dictionary<string, object>
        {
            ["eventSource"] = new[] { "backup.amazonaws.com" },
            ["eventName"] = new[] { "CreateBackupSelection", "DeleteBackupSelection" },
            ["errorCode"] = new[] { new Dictionary<string, object> { ["exists"] = false } },
        },
    };

    /// <summary>Plans that a backup policy of the organization made, from CloudTrail. AWS Backup makes these calls itself.</summary>
    public static EventPattern OrganizationPlans { get; } = new()
    {
        Source = ["aws.backup"],
        DetailType = ["AWS Service Event via CloudTrail"],
        Detail = new Dictionary<string, object>
        {
            ["eventSource"] = new[] { "backup.amazonaws.com" },
            ["eventName"] = new[] { "CreateOrganizationalBackupPlan", "UpdateOrganizationalBackupPlan", "DeleteOrganizationalBackupPlan" },
        },
    };

    /// <summary>The patterns in use, by name.</summary>
    /// <param name="trail">Whether there is a trail: without one EventBridge gets no events of CloudTrail.</param>
    public static IEnumerable<(string Name, string Description, EventPattern Pattern)> InUse(bool trail)
    {
        yield return ("Announced", "Backup plans and Region settings that changed", Announced);
        if (!trail)
            yield break;
        yield return ("Selections", "Backup selections that changed, from CloudTrail", Selections);
        yield return ("OrganizationPlans", "Backup plans that an organization's policy changed, from CloudTrail", OrganizationPlans);
    }
}
