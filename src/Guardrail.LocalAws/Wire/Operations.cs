using Guardrail.LocalAws.Backup;
using Guardrail.LocalAws.DynamoDb;
using Guardrail.LocalAws.S3;
using Guardrail.LocalAws.Sns;
using Guardrail.LocalAws.Sts;
using Guardrail.LocalAws.Tagging;

namespace Guardrail.LocalAws.Wire;

/// <summary>Everything this endpoint can be asked.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, (Service Service, Func<Turn, Answer> Answer)> All = new(StringComparer.Ordinal)
    {
        ["ListBackupPlans"] = (Service.Backup, PlanOperations.ListPlans),
        ["GetBackupPlan"] = (Service.Backup, PlanOperations.GetPlan),
        ["ListBackupSelections"] = (Service.Backup, SelectionOperations.ListSelections),
        ["GetBackupSelection"] = (Service.Backup, SelectionOperations.GetSelection),
        ["ListBackupVaults"] = (Service.Backup, VaultOperations.ListVaults),
        ["ListRecoveryPointsByBackupVault"] = (Service.Backup, RecoveryPointOperations.ListByVault),
        ["DescribeRecoveryPoint"] = (Service.Backup, RecoveryPointOperations.Describe),
        ["ListBackupJobs"] = (Service.Backup, JobOperations.ListJobs),
        ["DescribeRegionSettings"] = (Service.Backup, VaultOperations.DescribeRegionSettings),
        ["ListTables"] = (Service.DynamoDb, TableOperations.ListTables),
        ["DescribeTable"] = (Service.DynamoDb, TableOperations.DescribeTable),
        ["ListTagsOfResource"] = (Service.DynamoDb, TableOperations.ListTagsOfResource),
        ["DescribeContinuousBackups"] = (Service.DynamoDb, TableBackupOperations.DescribeContinuousBackups),
        ["ListBackups"] = (Service.DynamoDb, TableBackupOperations.ListBackups),
        ["GetResources"] = (Service.Tagging, TaggingOperations.GetResources),
        ["Publish"] = (Service.Sns, TopicOperations.Publish),
        ["GetTopicAttributes"] = (Service.Sns, TopicOperations.GetTopicAttributes),
        ["PutObject"] = (Service.S3, ObjectOperations.Put),
        ["GetObject"] = (Service.S3, ObjectOperations.Get),
        ["ListObjectsV2"] = (Service.S3, ObjectOperations.List),
        ["GetCallerIdentity"] = (Service.Sts, IdentityOperations.GetCallerIdentity),
        ["AssumeRole"] = (Service.Sts, IdentityOperations.AssumeRole),
    };

    public static Func<Turn, Answer> Of(ApiRequest request) =>
        All.TryGetValue(request.Operation, out var found) && found.Service == request.Service ? found.Answer
        : throw new AwsException(request.Service.SpeaksXml ? "InvalidAction" : "UnknownOperationException", $"this endpoint does not know {request.Operation}");
}
