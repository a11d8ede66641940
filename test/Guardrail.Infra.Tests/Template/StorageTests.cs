namespace Guardrail.Infra.Tests.Template;

public sealed class StorageTests
{
    [Fact]
    public void MemoryTable_HasTheAgreedKeys_AndStays()
    {
        var (_, table) = SynthesizedStacks.Full.OfType("AWS::DynamoDB::Table").Single();
        var properties = table["Properties"]!;

        properties["KeySchema"]!.ToJsonString().ShouldBe("""[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]""");
        properties["AttributeDefinitions"]!.ToJsonString().ShouldBe("""[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}]""");
        properties["TimeToLiveSpecification"]!.ToJsonString().ShouldBe("""{"AttributeName":"expiresAt","Enabled":true}""");
        ((string?)properties["BillingMode"]).ShouldBe("PAY_PER_REQUEST");
        ((bool?)properties["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]).ShouldBe(true);
        ((bool?)properties["DeletionProtectionEnabled"]).ShouldBe(true);
        ((string?)table["DeletionPolicy"]).ShouldBe("Retain");
        ((string?)table["UpdateReplacePolicy"]).ShouldBe("Retain");
    }

    [Fact]
    public void ReportBucket_IsPrivate_TakesTlsAlone_AndExpires()
    {
        var (_, bucket) = SynthesizedStacks.Full.OfType("AWS::S3::Bucket").Single();
        var properties = bucket["Properties"]!;

        properties["PublicAccessBlockConfiguration"]!.ToJsonString().ShouldBe("""{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}""");
        properties["BucketEncryption"]!.ToJsonString().ShouldContain("AES256");
        var rule = properties["LifecycleConfiguration"]!["Rules"]![0]!;
        ((int?)rule["ExpirationInDays"]).ShouldBe(90);
        ((string?)rule["Status"]).ShouldBe("Enabled");
        ((string?)bucket["DeletionPolicy"]).ShouldBe("Retain");
        SynthesizedStacks.Full.Only("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]![0]!["Condition"]!.ToJsonString().ShouldBe("""{"Bool":{"aws:SecureTransport":"false"}}""");
    }

    [Fact]
    public void EveryQueue_IsEncrypted_TakesTlsAlone_AndSaysWhatHappensToIt()
    {
        var queues = SynthesizedStacks.Full.OfType("AWS::SQS::Queue");

        queues.Keys.Order(StringComparer.Ordinal).ShouldBe(["AuditFailuresQueue", "ChangesFailuresQueue", "ChangesQueue", "ScheduleUndeliveredQueue"]);
        queues.Values.ShouldAllBe(queue => (bool)queue["Properties"]!["SqsManagedSseEnabled"]! && (string?)queue["DeletionPolicy"] == "Delete");
        SynthesizedStacks.Full.OfType("AWS::SQS::QueuePolicy").Values.Count(policy => policy["Properties"]!["PolicyDocument"]!.ToJsonString().Contains("""{"Bool":{"aws:SecureTransport":"false"}}""", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void EveryResourceThatTakesTags_HasThem()
    {
        foreach (var type in new[] { "AWS::Lambda::Function", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::IAM::Role", "AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm" })
        {
            foreach (var resource in SynthesizedStacks.Full.OfType(type).Values)
                resource["Properties"]!["Tags"]!.ToJsonString().ShouldBe("""[{"Key":"application","Value":"guardrail"},{"Key":"team","Value":"finops"}]""", type);
        }
    }

    [Fact]
    public void Outputs_TellWhatToDoNext()
    {
        var outputs = SynthesizedStacks.Full.Root["Outputs"]!.AsObject();

        ((string)outputs["AlertsTopicArn"]!["Description"]!).ShouldContain("CONFIRM THE E-MAIL SUBSCRIPTION");
        // What another stack takes from this one is an output too, and of no concern to people.
        outputs.Select(output => output.Key).Where(name => !name.StartsWith("ExportsOutput", StringComparison.Ordinal)).ShouldBe(
            ["AlertsTopicArn", "ChatTopicArn", "FunctionName", "FailuresQueueUrl", "UndeliveredQueueUrl", "ChangeFailuresQueueUrl", "MemoryTableName", "ReportBucketName", "DashboardName"], ignoreOrder: true);
    }
}
