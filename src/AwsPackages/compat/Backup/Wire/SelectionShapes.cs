using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Backup selections, as they are read.</summary>
internal static class SelectionShapes
{
    public static readonly JsonShape<Condition> Condition = new JsonShape<Condition>()
        .Has("ConditionType", Json.Text, (x, value) => x.ConditionType = value)
        .Has("ConditionKey", Json.Text, (x, value) => x.ConditionKey = value)
        .Has("ConditionValue", Json.Text, (x, value) => x.ConditionValue = value);

    public static readonly JsonShape<ConditionParameter> ConditionParameter = new JsonShape<ConditionParameter>()
        .Has("ConditionKey", Json.Text, (x, value) => x.ConditionKey = value)
        .Has("ConditionValue", Json.Text, (x, value) => x.ConditionValue = value);

    public static readonly JsonShape<Conditions> Conditions = new JsonShape<Conditions>()
        .Has("StringEquals", Json.ListOf(ConditionParameter), (x, value) => x.StringEquals = value)
        .Has("StringNotEquals", Json.ListOf(ConditionParameter), (x, value) => x.StringNotEquals = value)
        .Has("StringLike", Json.ListOf(ConditionParameter), (x, value) => x.StringLike = value)
        .Has("StringNotLike", Json.ListOf(ConditionParameter), (x, value) => x.StringNotLike = value);

    public static readonly JsonShape<BackupSelection> BackupSelection = new JsonShape<BackupSelection>()
        .Has("SelectionName", Json.Text, (x, value) => x.SelectionName = value)
        .Has("IamRoleArn", Json.Text, (x, value) => x.IamRoleArn = value)
        .Has("Resources", Json.Texts, (x, value) => x.Resources = value)
        .Has("ListOfTags", Json.ListOf(Condition), (x, value) => x.ListOfTags = value)
        .Has("NotResources", Json.Texts, (x, value) => x.NotResources = value)
        .Has("Conditions", Conditions, (x, value) => x.Conditions = value);

    public static readonly JsonShape<BackupSelectionsListMember> BackupSelectionsListMember = new JsonShape<BackupSelectionsListMember>()
        .Has("SelectionId", Json.Text, (x, value) => x.SelectionId = value)
        .Has("SelectionName", Json.Text, (x, value) => x.SelectionName = value)
        .Has("BackupPlanId", Json.Text, (x, value) => x.BackupPlanId = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("CreatorRequestId", Json.Text, (x, value) => x.CreatorRequestId = value)
        .Has("IamRoleArn", Json.Text, (x, value) => x.IamRoleArn = value);
}
