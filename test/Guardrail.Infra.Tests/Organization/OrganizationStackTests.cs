using System.Text.Json.Nodes;
using Guardrail.Aws.Calls;
using Guardrail.Infra.Organization;

namespace Guardrail.Infra.Tests.Organization;

/// <summary>The synthesized templates of the organization: who may do what, and what must never be left out.</summary>
public sealed class OrganizationStackTests
{
    private static OrganizationSettings Settings => SynthesizedStacks.Organization;

    private static JsonObject Stack => SynthesizedStacks.OfOrganization.Root;

    private static JsonObject Member => SynthesizedStacks.OfMember.Root;

    [Fact]
    public void Reader_MayTakeOnTheReadRole_AndKeepParts_AndNothingElse() => ActionsOf(Stack, "ReaderRole").ShouldBe(
        [.. Logging, .. RequiredActions.ForOtherAccounts, .. RequiredActions.ForStoring], ignoreOrder: true);

    [Fact]
    public void Summarizer_MayFindParts_TellAndRemember_AndReadNoAccount() => ActionsOf(Stack, "SummarizerRole").ShouldBe(
        [.. Logging, .. RequiredActions.ForStoring, .. RequiredActions.ForMerging, .. RequiredActions.ForPublishing, .. RequiredActions.ForMemory, "kms:GenerateDataKey", "kms:Decrypt"], ignoreOrder: true);

    [Fact]
    public void Machine_MayInvokeListAndWriteResults_AndStartItself() => ActionsOf(Stack, "AuditRole", "AuditMapRuns").Where(action => !action.StartsWith("logs:", StringComparison.Ordinal)).ShouldBe(
        ["lambda:InvokeFunction", "organizations:ListAccounts", "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload", "states:StartExecution", "states:DescribeExecution", "states:StopExecution"], ignoreOrder: true);

    [Fact]
    public void Member_AllowsExactlyWhatIsRead()
    {
        ActionsOf(Member, "Read").ShouldBe(RequiredActions.ForReading, ignoreOrder: true);
        var trust = Resources(Member, "AWS::IAM::Role").Single().Value["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Single()!;
        trust["Principal"]!.ToJsonString().ShouldBe("""{"AWS":{"Ref":"ReaderRoleArn"}}""");
        trust["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"sts:ExternalId":{"Ref":"ExternalId"}}}""");
    }

    [Fact]
    public void Member_IsFitForAStackSet_WithoutAssetsAndBootstrap()
    {
        var text = Member.ToJsonString();

        text.ShouldNotContain("BootstrapVersion");
        text.ShouldNotContain("cdk-hnb659fds");
        text.ShouldNotContain("arn:aws:");
        Member["Parameters"]!.AsObject().Select(parameter => parameter.Key).ShouldBe(["ReaderRoleArn", "ExternalId", "RoleName"], ignoreOrder: true);
    }

    [Fact]
    public void NoPartition_IsWrittenDown_SoThatGovCloudTakesTheTemplate() => Stack["Resources"]!.ToJsonString()
        // An owner's topic of one's own, as it was given.
        .Replace("arn:aws:sns:eu-west-1:111122223333:data", "", StringComparison.Ordinal).ShouldNotContain("arn:aws:");

    [Fact]
    public void Write_IsNeverAllowedOnEverything()
    {
        foreach (var (name, policy) in Resources(Stack, "AWS::IAM::Policy"))
            foreach (var statement in policy["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray())
                if (Texts(statement!["Resource"]).Contains("*"))
                    Texts(statement["Action"]).ShouldAllBe(action => action == "organizations:ListAccounts" || action.StartsWith("logs:", StringComparison.Ordinal), name);
    }

    [Fact]
    public void Machine_HasTheWalkedDefinition()
    {
        var machine = Resources(Stack, "AWS::StepFunctions::StateMachine").Single().Value["Properties"]!;

        ((string)machine["DefinitionString"]!).ShouldBe(OrganizationDefinition.Of(Settings));
        machine["DefinitionSubstitutions"]!.AsObject().Select(each => each.Key).ShouldBe(["Partition", "ReaderArn", "SummarizerArn", "Bucket"], ignoreOrder: true);
        ((string)machine["LoggingConfiguration"]!["Level"]!).ShouldBe("ALL");
    }

    [Fact]
    public void Definition_BoundsEveryInvocation()
    {
        var map = JsonNode.Parse(OrganizationDefinition.Of(Settings))!["States"]!["ReadRegion"]!;

        ((int)map["MaxConcurrency"]!).ShouldBe(5);
        ((string)map["ItemProcessor"]!["ProcessorConfig"]!["ExecutionType"]!).ShouldBe("STANDARD");
        map["ItemProcessor"]!["States"]!["ReadShard"]!["Retry"]![0]!["ErrorEquals"]!.ToJsonString().ShouldBe("""["Lambda.TooManyRequestsException"]""");
    }

    [Fact]
    public void Schedule_StartsTheMachine_WithoutAWindow_AndKeepsWhatFailed()
    {
        var schedule = Resources(Stack, "AWS::Scheduler::Schedule").Single().Value["Properties"]!;

        ((string)schedule["FlexibleTimeWindow"]!["Mode"]!).ShouldBe("OFF");
        ((string)schedule["ScheduleExpressionTimezone"]!).ShouldBe("Etc/UTC");
        schedule["Target"]!["DeadLetterConfig"].ShouldNotBeNull();
    }

    [Fact]
    public void Bucket_IsPrivateEncryptedKeptAndOverTlsAlone()
    {
        var bucket = Resources(Stack, "AWS::S3::Bucket").Single().Value;

        ((string)bucket["DeletionPolicy"]!).ShouldBe("Retain");
        bucket["Properties"]!["PublicAccessBlockConfiguration"]!.AsObject().ShouldAllBe(each => (bool)each.Value!);
        bucket["Properties"]!["BucketEncryption"].ShouldNotBeNull();
        Resources(Stack, "AWS::S3::BucketPolicy").Single().Value.ToJsonString().ShouldContain("aws:SecureTransport");
    }

    private static readonly string[] Logging = ["logs:CreateLogStream", "logs:PutLogEvents"];

    private static IEnumerable<KeyValuePair<string, JsonNode>> Resources(JsonObject template, string type) =>
        template["Resources"]!.AsObject().Where(each => (string)each.Value!["Type"]! == type).Select(each => KeyValuePair.Create(each.Key, each.Value!));

    private static List<string> ActionsOf(JsonObject template, params string[] names) =>
    [
        .. Resources(template, "AWS::IAM::Policy").Where(each => names.Any(name => each.Key.StartsWith(name, StringComparison.Ordinal)))
            .SelectMany(each => each.Value["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray())
            .SelectMany(statement => Texts(statement!["Action"])).Distinct(),
    ];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonValue value => [(string)value!],
        _ => [],
    };
}
