using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Scenarios;

/// <summary>Where things lie in a scenario, for those who point a tool at it.</summary>
public static class ScenarioPlaces
{
    /// <summary>The enabled Regions of the scenario's default account, in the order of the file.</summary>
    public static IReadOnlyList<string> Regions(this Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.File.Accounts.TryGetValue(scenario.DefaultAccount, out var account)
            ? [.. account.Regions.Where(region => region.Value.Enabled).Select(region => region.Key)]
            : [];
    }

    /// <summary>The ARNs of the default account's topics, in the order of the file; empty for none.</summary>
    public static IReadOnlyList<string> TopicArns(this Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.File.Accounts.TryGetValue(scenario.DefaultAccount, out var account)
            ? [.. account.Regions.SelectMany(region => region.Value.Topics.Select(topic =>
                $"arn:{AwsRegion.Partition(region.Key)}:sns:{region.Key}:{scenario.DefaultAccount}:{topic.Name}"))]
            : [];
    }
}
