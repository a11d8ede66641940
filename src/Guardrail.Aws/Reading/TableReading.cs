using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the tables of an account and Region with their tags, and the on-demand backups made in DynamoDB itself.</summary>
internal static class TableReading
{
    private const int PageSize = 100;

    /// <summary>All tables, with tags: the tagging API lists no table that never had a tag (documented), so the list of tables comes first and a table it lacks has none.</summary>
    /// <returns>The tables by name, and whether their list was read to its end.</returns>
    public static async Task<(IReadOnlyList<DynamoTable> Tables, bool Listed)> ReadAsync(Reader reader)
    {
        var reading = TagReading.ReadAsync(reader);
        var listed = true;
        List<string> names = [];
        try
        {
            await ListAsync(reader, names).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            listed = false;
            reader.Gaps.Add("tables", names.Count == 0 ? "The tables are missing, and so is what plans take in" : $"Tables after the first {names.Count} are missing", exception);
        }
        var (tags, complete) = await reading.ConfigureAwait(false);
        return ([.. names.Select(name => Table(reader, name, tags, complete))], listed);
    }

    /// <summary>On-demand backups made in DynamoDB itself; what could not be read is a gap.</summary>
    public static async Task<IReadOnlyList<NativeBackup>> ReadBackupsAsync(Reader reader)
    {
        List<NativeBackup> backups = [];
        try
        {
            await Pages.ReadAsync(AwsOperations.ListBackups, async page =>
            {
                var answer = await reader.CallAsync(AwsOperations.ListBackups, token => reader.Clients.DynamoDB.ListBackupsAsync(
                    new ListBackupsRequest { BackupType = BackupTypeFilter.USER, Limit = PageSize, ExclusiveStartBackupArn = page }, token)).ConfigureAwait(false);
                var listed = Listed.Of(AwsOperations.ListBackups, answer.BackupSummaries, "BackupSummaries");
                backups.AddRange(PlanMapping.Present(listed)
                    .Where(backup => backup.BackupStatus != BackupStatus.DELETED && (backup.BackupType is null || backup.BackupType == BackupType.USER))
                    .Select(backup => new NativeBackup(backup.TableArn ?? Arns.Table(reader.Partition, reader.Scope.Region, reader.Scope.AccountId, backup.TableName ?? ""), backup.BackupSizeBytes)));
                return (answer.LastEvaluatedBackupArn, listed.Count);
            }).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            reader.Gaps.Add("nativeBackups", "On-demand backups made in DynamoDB itself are missing", exception);
        }
        return backups;
    }

    private static Task ListAsync(Reader reader, List<string> names) => Pages.ReadAsync(AwsOperations.ListTables, async page =>
    {
        var answer = await reader.CallAsync(AwsOperations.ListTables, token => reader.Clients.DynamoDB.ListTablesAsync(
            new ListTablesRequest { Limit = PageSize, ExclusiveStartTableName = page }, token)).ConfigureAwait(false);
        var listed = Listed.Of(AwsOperations.ListTables, answer.TableNames, "TableNames");
        if (listed.Exists(string.IsNullOrEmpty))
            throw new AwsCallException(AwsOperations.ListTables, new AwsFailure(FailureKind.InvalidAnswer, "InvalidAnswer", "a table is listed without a name"));
        names.AddRange(listed);
        return (answer.LastEvaluatedTableName, listed.Count);
    });

    private static DynamoTable Table(Reader reader, string name, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> tags, bool tagsComplete)
    {
        var arn = Arns.Table(reader.Partition, reader.Scope.Region, reader.Scope.AccountId, name);
        return new DynamoTable { Scope = reader.Scope, Name = name, Arn = arn, Tags = tags.GetValueOrDefault(arn) ?? (tagsComplete ? TagReading.None : null) };
    }
}
