using System.Text.Json.Nodes;
using Guardrail.Aws.Calls;

namespace Guardrail.Infra.Tests.Template;

public sealed class PermissionTests
{
    private static readonly IReadOnlyList<JsonObject> Statements = SynthesizedStacks.Full.StatementsOf("AuditRoleDefaultPolicy");

    [Fact]
    public void Reading_AllowsExactlyWhatIsCalled() =>
        Actions("ReadPlans", "ReadVaults", "ReadTables", "List").ShouldBe(RequiredActions.ForReading.Order(StringComparer.Ordinal));

    [Fact]
    public void Telling_AllowsExactlyWhatIsCalled_OnTheTopicsAlone()
    {
        Actions("Tell").ShouldBe(RequiredActions.ForPublishing.Order(StringComparer.Ordinal));
        var resources = Statement("Tell")["Resource"]!.AsArray();
        resources.Count.ShouldBe(4);
        resources.Where(resource => resource is JsonObject).Select(resource => resource.Target()).ShouldBe(["TopicsAlertsTopic", "TopicsChatTopic", "TopicsOwnershopTopic"], ignoreOrder: true);
        resources.OfType<JsonValue>().Select(resource => (string)resource!).ShouldBe(["arn:aws:sns:eu-west-1:111122223333:data"]);
    }

    [Fact]
    public void Encrypting_IsAllowed_WithTheTopicsKeyAlone()
    {
        Actions("EncryptAlerts").ShouldBe(["kms:Decrypt", "kms:GenerateDataKey"]);
        Statement("EncryptAlerts")["Resource"].Target().ShouldBe("TopicsKey");
    }

    [Fact]
    public void Remembering_IsAllowed_ItemByItem_InTheOneTable()
    {
        Statement("Remember")["Resource"].Target().ShouldBe("MemoryTable");
        Actions("Remember").ShouldBe(RequiredActions.ForMemory.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reports_AreWritten_UnderOnePrefixOfOneBucket()
    {
        Actions("WriteReports").ShouldBe(RequiredActions.ForStoring.Order(StringComparer.Ordinal));
        Statement("WriteReports")["Resource"]!["Fn::Join"]![1]!.AsArray().Select(part => part is JsonValue ? (string)part! : part.Target()).ShouldBe(["ReportsBucket", "/reports/*"]);
    }

    [Fact]
    public void NothingElseIsAllowed_ButTheRuntimesOwnQueues()
    {
        var others = Statements.Where(statement => statement["Sid"] is null).ToList();

        others.Select(statement => statement["Resource"].Target()).Order(StringComparer.Ordinal).ShouldBe(["AuditFailuresQueue", "ChangesQueue"]);
        others.SelectMany(statement => statement["Action"].Texts()).ShouldAllBe(action => action.StartsWith("sqs:", StringComparison.Ordinal));
        Statements.Select(statement => (string?)statement["Sid"]).OfType<string>().Order(StringComparer.Ordinal).ShouldBe(
            ["EncryptAlerts", "List", "ReadPlans", "ReadTables", "ReadVaults", "Remember", "Tell", "WriteLogs", "WriteReports"]);
        SynthesizedStacks.Full.OfType("AWS::IAM::Role").Values.ShouldAllBe(role => role["Properties"]!["ManagedPolicyArns"] == null);
    }

    [Fact]
    public void EveryAction_OfEveryRole_IsNamed_AndOnlyListsAreOpen()
    {
        foreach (var template in new[] { SynthesizedStacks.Full, SynthesizedStacks.Forwarding, SynthesizedStacks.Plain })
        {
            foreach (var (policy, resource) in template.OfType("AWS::IAM::Policy"))
            {
                foreach (var statement in template.StatementsOf(policy))
                {
                    statement["Action"].Texts().ShouldNotContain(action => action.Contains('*', StringComparison.Ordinal), policy);
                    if (statement["Resource"]?.ToJsonString() == "\"*\"")
                        ((string?)statement["Sid"]).ShouldBe("List", policy);
                }
            }
        }

        Actions("List").ShouldBe(["backup:DescribeRegionSettings", "backup:ListBackupJobs", "backup:ListBackupPlans", "backup:ListBackupVaults", "dynamodb:ListBackups", "dynamodb:ListTables", "tag:GetResources"]);
    }

    [Fact]
    public void Services_TakeRoles_ForThisAccountAlone()
    {
        foreach (var (template, role) in new[] { (SynthesizedStacks.Full, "ScheduleRole"), (SynthesizedStacks.Forwarding, "Role") })
            template.Properties("AWS::IAM::Role", role)["AssumeRolePolicyDocument"]!["Statement"]![0]!["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}""");
    }

    [Fact]
    public void Arns_AreRightInEveryPartition()
    {
        foreach (var template in new[] { SynthesizedStacks.Plain, SynthesizedStacks.Forwarding })
            template.Text.ShouldNotContain("arn:aws:");
    }

    private static JsonObject Statement(string id) => Statements.Single(statement => (string?)statement["Sid"] == id);

    private static IEnumerable<string> Actions(params string[] ids) => ids.SelectMany(id => Statement(id)["Action"].Texts()).Order(StringComparer.Ordinal);
}
