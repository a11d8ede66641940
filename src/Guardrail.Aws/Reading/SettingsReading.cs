using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Reads AWS Backup's settings of a Region.</summary>
internal static class SettingsReading
{
    private const string DynamoDb = "DynamoDB";

    /// <summary>Reads them.</summary>
    /// <exception cref="AwsCallException">They could not be read.</exception>
    public static async Task<RegionSettings> ReadAsync(Reader reader)
    {
        var answer = await reader.CallAsync(AwsOperations.DescribeRegionSettings, token => reader.Clients.Backup.DescribeRegionSettingsAsync(new DescribeRegionSettingsRequest(), token))
            .ConfigureAwait(false);
        return From(answer);
    }

    /// <summary>What they say about DynamoDB; a missing key is false (documented: the Region does not offer it).</summary>
    public static RegionSettings From(DescribeRegionSettingsResponse answer) =>
        new(answer.ResourceTypeOptInPreference?.GetValueOrDefault(DynamoDb) ?? false, answer.ResourceTypeManagementPreference?.GetValueOrDefault(DynamoDb) ?? false);
}
