namespace Guardrail.Infra.Tests.Template;

public sealed class TopicTests
{
    [Fact]
    public void Topics_AreEncrypted_TakeTlsAlone_AndLetAlarmsAndRulesPublish()
    {
        var topics = SynthesizedStacks.Full.OfType("AWS::SNS::Topic");
        var policies = SynthesizedStacks.Full.OfType("AWS::SNS::TopicPolicy");

        topics.Keys.Order(StringComparer.Ordinal).ShouldBe(["TopicsAlertsTopic", "TopicsChatTopic", "TopicsOwnershopTopic"]);
        topics.Values.ShouldAllBe(topic => topic["Properties"]!["KmsMasterKeyId"].Target() == "TopicsKey");
        policies.Values.Select(policy => policy["Properties"]!["Topics"]![0].Target()).Order(StringComparer.Ordinal).ShouldBe(topics.Keys.Order(StringComparer.Ordinal));
        foreach (var statements in policies.Values.Select(policy => policy["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray()))
        {
            var tls = statements.Single(statement => (string?)statement!["Effect"] == "Deny")!;
            ((string?)tls["Action"]).ShouldBe("sns:Publish");
            tls["Condition"]!.ToJsonString().ShouldBe("""{"Bool":{"aws:SecureTransport":"false"}}""");
            var services = statements.Single(statement => (string?)statement!["Effect"] == "Allow")!;
            services["Principal"]!["Service"].Texts().ShouldBe(["cloudwatch.amazonaws.com", "events.amazonaws.com"]);
            services["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}""");
        }
    }

    [Fact]
    public void Key_LetsCloudWatchAndEventBridgeEncrypt_EachWithTheConditionSnsSupports()
    {
        var key = SynthesizedStacks.Full.Only("AWS::KMS::Key");
        var statements = key["KeyPolicy"]!["Statement"]!.AsArray().Where(statement => statement!["Principal"]!["Service"] is not null).ToDictionary(statement => (string)statement!["Principal"]!["Service"]!);

        statements.Keys.Order(StringComparer.Ordinal).ShouldBe(["cloudwatch.amazonaws.com", "events.amazonaws.com"]);
        statements.Values.ShouldAllBe(statement => statement!["Action"]!.ToJsonString() == """["kms:GenerateDataKey*","kms:Decrypt"]""");
        statements["cloudwatch.amazonaws.com"]!["Condition"]!["StringEquals"]!["aws:SourceAccount"].Target().ShouldBe("AWS::AccountId");
        // With aws:SourceAccount EventBridge could not publish to an encrypted topic.
        statements["events.amazonaws.com"]!["Condition"]!.ToJsonString().ShouldContain("kms:EncryptionContext:aws:sns:topicArn");
        statements["events.amazonaws.com"]!["Condition"]!.ToJsonString().ShouldNotContain("aws:Source");
        ((bool?)key["EnableKeyRotation"]).ShouldBe(true);
    }

    [Fact]
    public void Subscriptions_AreTheOnesAskedFor()
    {
        SynthesizedStacks.Full.OfType("AWS::SNS::Subscription").Values.Select(subscription => subscription["Properties"]!)
            .Select(subscription => $"{subscription["Protocol"]} {subscription["Endpoint"]} {subscription["TopicArn"].Target()}").Order(StringComparer.Ordinal)
            .ShouldBe(["email oncall@example.com TopicsAlertsTopic", "email shop@example.com TopicsOwnershopTopic"]);
        SynthesizedStacks.Plain.OfType("AWS::SNS::Subscription").ShouldBeEmpty();
    }

    [Fact]
    public void SlackChannel_ShowsTheChatTopic_AndMayDoNothing()
    {
        var channel = SynthesizedStacks.Full.Only("AWS::Chatbot::SlackChannelConfiguration");

        ((string?)channel["SlackWorkspaceId"]).ShouldBe("T07EA123LEP");
        ((string?)channel["SlackChannelId"]).ShouldBe("C07EZ1ABC23");
        channel["SnsTopicArns"]!.AsArray().Select(topic => topic.Target()).ShouldBe(["TopicsChatTopic"]);
        channel["GuardrailPolicies"]!.ToJsonString().ShouldBe("""[{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":iam::aws:policy/AWSDenyAll"]]}]""");
        SynthesizedStacks.Full.OfType("AWS::IAM::Policy").Keys.ShouldNotContain(policy => policy.Contains("Slack", StringComparison.Ordinal));
    }

    [Fact]
    public void ChatTopic_IsLeftOut_WhereNobodyReadsIt()
    {
        SynthesizedStacks.Plain.OfType("AWS::SNS::Topic").Keys.ShouldBe(["TopicsAlertsTopic"]);
        SynthesizedStacks.Plain.OfType("AWS::Chatbot::SlackChannelConfiguration").ShouldBeEmpty();
    }
}
