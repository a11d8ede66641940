using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using Guardrail.Aws.Calls;
using Guardrail.Infra.Organization;

namespace Guardrail.Infra.Tests.Organization;

/// <summary>The synthesized templates of the organization: who may do what, and what must never be left out.</summary>
public sealed class OrganizationStackTests
{
    private static readonly OrganizationSettings Settings = new() { Regions = ["us-east-1", "eu-west-1"], ExternalId = "organization" };

    private static readonly Lazy<(JsonObject Organization, JsonObject Member)> Templates = new(Synthesized);

    [Fact]
    public void Reader_MayTakeOnTheReadRole_AndKeepParts_AndNothingElse() => ActionsOf(Templates.Value.Organization, "ReaderRole").ShouldBe(
        [.. Logging, .. RequiredActions.ForOtherAccounts, .. RequiredActions.ForStoring], ignoreOrder: true);

    [Fact]
    public void Summarizer_MayFindParts_TellAndRemember_AndReadNoAccount() => ActionsOf(Templates.Value.Organization, "SummarizerRole").ShouldBe(
        [.. Logging, .. RequiredActions.ForStoring, .. RequiredActions.ForMerging, .. RequiredActions.ForPublishing, .. RequiredActions.ForMemory, "kms:GenerateDataKey", "kms:Decrypt"], ignoreOrder: true);

    [Fact]
    public void Machine_MayInvokeListAndWriteResults_AndStartItself() => ActionsOf(Templates.Value.Organization, "AuditRole", "AuditMapRuns").Where(action => !action.StartsWith("logs:", StringComparison.Ordinal)).ShouldBe(
        ["lambda:InvokeFunction", "organizations:ListAccounts", "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload", "states:StartExecution", "states:DescribeExecution", "states:StopExecution"], ignoreOrder: true);

    [Fact]
    public void Member_AllowsExactlyWhatIsRead()
    {
        var member = Templates.Value.Member;

        ActionsOf(member, "Read").ShouldBe(RequiredActions.ForReading, ignoreOrder: true);
        var trust = Resources(member, "AWS::IAM::Role").Single().Value["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Single()!;
        trust["Principal"]!.ToJsonString().ShouldBe("""{"AWS":{"Ref":"ReaderRoleArn"}}""");
        trust["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"sts:ExternalId":{"Ref":"ExternalId"}}}""");
    }

    [Fact]
    public void Member_IsFitForAStackSet_WithoutAssetsAndBootstrap()
    {
        var text = Templates.Value.Member.ToJsonString();

        text.ShouldNotContain("BootstrapVersion");
        text.ShouldNotContain("cdk-hnb659fds");
        text.ShouldNotContain("arn:aws:");
        Templates.Value.Member["Parameters"]!.AsObject().Select(parameter => parameter.Key).ShouldBe(["ReaderRoleArn", "ExternalId", "RoleName"], ignoreOrder: true);
    }

    [Fact]
    public void NoPartition_IsWrittenDown_SoThatGovCloudTakesTheTemplate() => Templates.Value.Organization["Resources"]!.ToJsonString().ShouldNotContain("arn:aws:");

    [Fact]
    public void Write_IsNeverAllowedOnEverything()
    {
        foreach (var (name, policy) in Resources(Templates.Value.Organization, "AWS::IAM::Policy"))
            foreach (var statement in policy["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray())
                if (Texts(statement!["Resource"]).Contains("*"))
                    Texts(statement["Action"]).ShouldAllBe(action => action == "organizations:ListAccounts" || action.StartsWith("logs:", StringComparison.Ordinal), name);
    }

    [Fact]
    public void Machine_HasTheWalkedDefinition()
    {
        var machine = Resources(Templates.Value.Organization, "AWS::StepFunctions::StateMachine").Single().Value["Properties"]!;

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
        var schedule = Resources(Templates.Value.Organization, "AWS::Scheduler::Schedule").Single().Value["Properties"]!;

        ((string)schedule["FlexibleTimeWindow"]!["Mode"]!).ShouldBe("OFF");
        ((string)schedule["ScheduleExpressionTimezone"]!).ShouldBe("Etc/UTC");
        schedule["Target"]!["DeadLetterConfig"].ShouldNotBeNull();
    }

    [Fact]
    public void Bucket_IsPrivateEncryptedKeptAndOverTlsAlone()
    {
        var bucket = Resources(Templates.Value.Organization, "AWS::S3::Bucket").Single().Value;

        ((string)bucket["DeletionPolicy"]!).ShouldBe("Retain");
        bucket["Properties"]!["PublicAccessBlockConfiguration"]!.AsObject().ShouldAllBe(each => (bool)each.Value!);
        bucket["Properties"]!["BucketEncryption"].ShouldNotBeNull();
        Resources(Templates.Value.Organization, "AWS::S3::BucketPolicy").Single().Value.ToJsonString().ShouldContain("aws:SecureTransport");
    }

    /// <summary>What is deployed, one line a resource: reviewed as a whole, for a template is too long to read.</summary>
    [Fact]
    public void Templates_AreTheReviewedOnes()
    {
        var summary = new StringBuilder();
        foreach (var (title, template) in new[] { ("GuardrailOrganization", Templates.Value.Organization), ("GuardrailMember", Templates.Value.Member) })
        {
            summary.Append(title).Append('\n');
            foreach (var line in template["Resources"]!.AsObject().Select(each => $"  {each.Value!["Type"]} {WithoutHash(each.Key)}").Order(StringComparer.Ordinal))
                summary.Append(line).Append('\n');
            foreach (var line in template["Outputs"]!.AsObject().Select(each => $"  output {each.Key}").Order(StringComparer.Ordinal))
                summary.Append(line).Append('\n');
        }

        var path = Path.Combine(Repository.Root, "test/Guardrail.Infra.Tests/Organization/Organization.verified.txt");
        if (System.Environment.GetEnvironmentVariable("GUARDRAIL_ACCEPT") == "1")
            File.WriteAllText(path, summary.ToString());
        summary.ToString().ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static readonly string[] Logging = ["logs:CreateLogStream", "logs:PutLogEvents"];

    private static (JsonObject Organization, JsonObject Member) Synthesized()
    {
        System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var package = Directory.CreateTempSubdirectory("guardrail-function").FullName;
        File.WriteAllText(Path.Combine(package, "Guardrail.Lambda.dll"), "");
        var app = new App();
        var organization = new OrganizationStack(app, "GuardrailOrganization", new OrganizationStackProps
        {
            Settings = Settings,
            FunctionPackage = package,
            AlertsTopicArn = Fn.ImportValue("AlertsTopicArn"),
            ChatTopicArn = Fn.ImportValue("ChatTopicArn"),
            TopicKeyArn = Fn.ImportValue("TopicKeyArn"),
            MemoryTableName = Fn.ImportValue("MemoryTableName"),
            MemoryTableArn = Fn.ImportValue("MemoryTableArn"),
        });
        var member = new MemberStack(app, "GuardrailMember", Settings);
        return (Json(organization), Json(member));
    }

    private static JsonObject Json(Stack stack) => JsonNode.Parse(JsonSerializer.Serialize(Template.FromStack(stack).ToJSON()))!.AsObject();

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

    private static string WithoutHash(string logicalId) => logicalId.Length > 8 && logicalId[^8..].All(char.IsAsciiHexDigitUpper) ? logicalId[..^8] : logicalId;
}
