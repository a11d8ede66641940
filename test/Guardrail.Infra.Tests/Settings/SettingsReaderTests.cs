namespace Guardrail.Infra.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_TakesDefaults_WhenNothingIsGiven()
    {
        var settings = SettingsReader.Read(null);

        settings.ShouldBe(new StackSettings { Regions = settings.Regions, Emails = settings.Emails, Owners = settings.Owners, Tags = settings.Tags });
        settings.Schedule.ShouldBe("cron(0 6 * * ? *)");
        settings.HasChatTopic.ShouldBeFalse();
    }

    [Fact]
    public void Read_TakesWhatCdkJsonSays_ThroughCdkItself()
    {
        var cdkJson = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "cdk.json")))!;

        var settings = SettingsReader.Read(SynthesizedStacks.ThroughCdk(cdkJson["context"]!["guardrail"]!.ToJsonString()));

        settings.Schedule.ShouldBe(new StackSettings().Schedule);
    }

    [Fact]
    public void Read_TakesObjects_AsCdkHandsThemOver()
    {
        var context = new Dictionary<string, object>
        {
            ["regions"] = new[] { "eu-west-1" },
            ["logRetentionDays"] = 30,
            ["slack"] = new Dictionary<string, object> { ["workspaceId"] = "T07EA123LEP", ["channelId"] = "C07EZ1ABC23" },
            ["owners"] = new Dictionary<string, object> { ["shop"] = new[] { "shop@example.com" }, ["data"] = "arn:aws:sns:eu-west-1:111122223333:data" },
        };

        var settings = SettingsReader.Read(SynthesizedStacks.ThroughCdk(context));

        settings.Regions.ShouldBe(["eu-west-1"]);
        settings.LogRetentionDays.ShouldBe(30);
        settings.Slack.ShouldBe(new SlackSettings("T07EA123LEP", "C07EZ1ABC23"));
        settings.HasChatTopic.ShouldBeTrue();
        settings.Owners.Select(owner => (owner.Owner, owner.TopicArn, string.Join(',', owner.Emails))).ShouldBe(
            [("shop", null, "shop@example.com"), ("data", "arn:aws:sns:eu-west-1:111122223333:data", "")], ignoreOrder: true);
    }

    [Fact]
    public void Read_TakesText_AsTheCommandLineHandsItOver() =>
        SettingsReader.Read("""{"emails":["oncall@example.com"],"chat":true}""").Chat.ShouldBeTrue();

    [Fact]
    public void Read_TellsEveryErrorAtOnce()
    {
        var folder = Directory.CreateTempSubdirectory("guardrail-policy").FullName;
        File.WriteAllText(Path.Combine(folder, "bad.json"), """{ "budgets": [{ "id": "a", "basis": "moon", "warning": 1 }], "reminderDays": 0 }""");

        var exception = Should.Throw<InvalidSettingsException>(() => SettingsReader.Read(
            """
            {
              "name": "1", "functionName": "a b", "schedule": "rate(1 day)", "regions": ["eu-west-1", "Ireland", "eu-west-1", "cn-north-1"], "homeRegion": "us-gov-west-1",
              "emails": ["nobody"], "chat": "yes", "slack": { "workspaceId": "t", "channelId": "#alerts" }, "owners": { "shop": [], "data": "arn:aws:sqs:eu-west-1:111122223333:data" },
              "alarmTopicArn": "operations", "policyFile": "bad.json", "logRetentionDays": 42, "reportRetentionDays": 0, "tags": { "aws:x": "y" }, "topics": "x"
            }
            """, folder)).Message;

        foreach (var part in new[]
                 {
                     "guardrail.name:", "guardrail.functionName:", "guardrail.schedule:", "'Ireland'", "'eu-west-1' stands twice", "'cn-north-1' is in China", "GovCloud and commercial", "'nobody'",
                     "guardrail.chat must be true or false", "slack.workspaceId", "slack.channelId", "not offered in GovCloud", "guardrail.owners.shop must be", "guardrail.owners.data:", "guardrail.alarmTopicArn:",
                     "$.budgets[0].basis", "$.reminderDays", "guardrail.logRetentionDays: 42", "guardrail.reportRetentionDays: 0", "guardrail.tags.aws:x", "guardrail.topics is no setting",
                 })
            exception.ShouldContain(part);
    }

    [Theory]
    [InlineData("daily", "not JSON")]
    [InlineData("[1]", "must be an object")]
    [InlineData("""{"policyFile":"gone.json"}""", "there is no file 'gone.json'")]
    [InlineData("""{"forward":true}""", "guardrail.forward needs guardrail.homeRegion")]
    [InlineData("""{"forward":true,"homeRegion":"eu-west-1","regions":["eu-west-1"]}""", "another Region")]
    [InlineData("""{"slack":{"workspaceId":"T07EA123LEP"}}""", "needs workspaceId and channelId")]
    public void Read_Refuses(string context, string because) =>
        Should.Throw<InvalidSettingsException>(() => SettingsReader.Read(context)).Message.ShouldContain(because);

    [Theory]
    [InlineData("book.json", null)]
    [InlineData("prices/book.json", "is not there")]
    [InlineData("../book.json", "lies outside the policy's folder")]
    [InlineData("bad.json", "is no price book")]
    public void Read_ChecksThePriceBookThatThePolicyNames(string book, string? because)
    {
        var folder = Directory.CreateTempSubdirectory("guardrail-policy").FullName;
        File.WriteAllText(Path.Combine(folder, "limits.json"), $$"""{ "prices": { "book": "{{book}}" } }""");
        File.WriteAllText(Path.Combine(folder, "book.json"), """{ "_meta": { "asOf": "2026-11-22" }, "eu-west-1": { "currency": "USD", "warm": 0.1 } }""");
        File.WriteAllText(Path.Combine(folder, "bad.json"), "{}");
        StackSettings Read() => SettingsReader.Read("""{"policyFile":"limits.json"}""", folder);

        if (because is null)
            Read().PolicyFile.ShouldBe("limits.json");
        else
            Should.Throw<InvalidSettingsException>(Read).Message.ShouldContain($"prices.book: '{book}' {because}");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void Read_LimitsOwners_ToWhatTheEnvironmentHolds(int count)
    {
        var context = new Dictionary<string, object> { ["owners"] = Enumerable.Range(0, count).ToDictionary(number => $"team{number}", object (_) => new[] { "a@example.com" }) };

        if (count <= SettingsCheck.MostOwners)
            SettingsReader.Read(context).Owners.Count.ShouldBe(count);
        else
            Should.Throw<InvalidSettingsException>(() => SettingsReader.Read(context)).Message.ShouldContain("environment");
    }

    [Theory]
    [InlineData("cron(0 6 * * ? *)", "Etc/UTC", null)]
    [InlineData("cron(0 */6 * * ? *)", "Europe/Berlin", null)]
    [InlineData("cron(30 3 * * ? *)", "Europe/Berlin", null)]
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "47 hours")]
    [InlineData("cron(0 6 ? * MON *)", "Etc/UTC", "does not run every day")]
    [InlineData("cron(0 6 ? * THU-TUE *)", "Etc/UTC", "48 hours")]
    [InlineData("cron(0 6 * * ? 2026)", "Etc/UTC", "does not run every day")]
    [InlineData("cron(0 6 * * ? *)", "Europe/Atlantis", "Europe/Atlantis")]
    public void Schedule_MustBeDaily_OrTheAlarmWouldRing(string schedule, string timezone, string? error)
    {
        var errors = string.Join("; ", DailySchedules.Errors(schedule, timezone));

        if (error is null)
            errors.ShouldBeEmpty();
        else
            errors.ShouldContain(error);
    }
}
