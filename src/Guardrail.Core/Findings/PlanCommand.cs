using System.Globalization;

namespace Guardrail.Findings;

/// <summary>Command lines that show a plan and, once their comment sign is taken away, change one thing in it. They need <c>jq</c>.</summary>
internal static class PlanCommand
{
    /// <summary>Changes one rule by a jq assignment. Null if a name cannot be quoted safely.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="region">Its Region.</param>
    /// <param name="ruleName">The rule.</param>
    /// <param name="assignment">What follows the selected rule in jq, such as <c>.Lifecycle.DeleteAfterDays=35</c>.</param>
    public static string? Change(string planId, string region, string ruleName, string assignment)
    {
        if (Shell.Quoted(planId) is not { } plan || Shell.Quoted(region) is not { } place || Shell.InJq(ruleName) is not { } rule)
            return null;
        if (planId.StartsWith("orgs/", StringComparison.Ordinal))
            return $"{Show(plan, place)}\n# An organization's backup policy made this plan: change the policy in the management account.";
        // update-backup-plan takes the rules without the ids that get-backup-plan returns.
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Show(plan, place)}
            # {Show(plan, place)} --query BackupPlan --output json | jq 'del(.Rules[].RuleId) | (.Rules[] | select(.RuleName=={rule})){assignment}' > plan.json
            # aws backup update-backup-plan --backup-plan-id {plan} --region {place} --backup-plan file://plan.json
            """).ReplaceLineEndings("\n");
    }

    /// <summary>Shows the selections of a plan, with the way to take a table out as a comment. Null if a name cannot be quoted safely.</summary>
    public static string? Selections(string planId, string region)
    {
        if (Shell.Quoted(planId) is not { } plan || Shell.Quoted(region) is not { } place)
            return null;
        var advice = planId.StartsWith("orgs/", StringComparison.Ordinal)
            ? "# An organization's backup policy made this plan: change the policy in the management account."
            : "# A selection cannot be changed in place: create one that leaves the table out (NotResources), then delete the old one.";
        return $"aws backup list-backup-selections --backup-plan-id {plan} --region {place}\n{advice}";
    }

    private static string Show(string plan, string region) => $"aws backup get-backup-plan --backup-plan-id {plan} --region {region}";
}
