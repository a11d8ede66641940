using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Guardrail.Aws.Calls;
using TableDescription = Guardrail.Inventory.TableDescription;

namespace Guardrail.Aws.Reading;

/// <summary>Asks DynamoDB about single tables.</summary>
internal static class TableDescribing
{
    /// <summary>Describes tables, several at once. A table that is gone is named as such; one that cannot be described is a gap.</summary>
    public static async Task<(IReadOnlyDictionary<string, TableDescription> ByName, IReadOnlySet<string> Vanished)> DescribeAsync(Reader reader, IEnumerable<string> names)
    {
        ConcurrentDictionary<string, TableDescription> described = new(StringComparer.Ordinal);
        ConcurrentDictionary<string, bool> vanished = new(StringComparer.Ordinal);
        await reader.EachAsync(names.Distinct(StringComparer.Ordinal), async name =>
        {
            try
            {
                var answer = await reader.CallAsync(AwsOperations.DescribeTable, token =>
                    reader.Clients.DynamoDB.DescribeTableAsync(new DescribeTableRequest { TableName = name }, token)).ConfigureAwait(false);
                if (answer.Table is { } table)
                    described[name] = new TableDescription(table.TableSizeBytes, table.ItemCount, Instants.From(table.CreationDateTime));
                else
                    reader.Gaps.Add($"table/{name}", "InvalidAnswer", $"The answer about table {name} describes no table. Run again.");
            }
            catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound)
            {
                vanished[name] = true;
            }
            catch (AwsCallException exception)
            {
                reader.Gaps.Add($"table/{name}", $"The size of table {name} is missing", exception);
            }
        }).ConfigureAwait(false);
        return (described, vanished.Keys.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether point-in-time recovery is on, for the first tables of the list, as many as the options allow. What fails is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> PointInTimeRecoveryAsync(Reader reader, IReadOnlyList<string> names)
    {
        ConcurrentDictionary<string, bool> enabled = new(StringComparer.Ordinal);
        await reader.EachAsync(names.Distinct(StringComparer.Ordinal).Take(reader.Options.PointInTimeRecoveryCalls), async name =>
        {
            try
            {
                var answer = await reader.CallAsync(AwsOperations.DescribeContinuousBackups, token =>
                    reader.Clients.DynamoDB.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = name }, token)).ConfigureAwait(false);
                if (answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus is { } status)
                    enabled[name] = status == Amazon.DynamoDBv2.PointInTimeRecoveryStatus.ENABLED;
            }
            catch (AwsCallException)
            {
                // Not knowing changes advice only: no gap (design: failures here are none).
            }
        }).ConfigureAwait(false);
        return enabled;
    }
}
