namespace Guardrail.Infra.Tests;

public sealed class StackSettingsTests
{
    [Fact]
    public void FromContext_TakesDefaults_WhenNothingIsGiven()
    {
        var settings = StackSettings.FromContext(null);

        settings.Schedule.ShouldBe("cron(0 6 * * ? *)");
        settings.Timezone.ShouldBe("Etc/UTC");
        settings.Regions.ShouldBeEmpty();
        settings.PolicyFile.ShouldBeNull();
        settings.Chat.ShouldBeFalse();
    }

    [Fact]
    public void FromContext_TellsEveryErrorAtOnce()
    {
        var context = new Dictionary<string, object?>
        {
            ["schedule"] = "rate(1 day)",
            ["regions"] = new object[] { "eu-west-1", "Ireland" },
            ["emails"] = new object[] { "nobody" },
            ["chat"] = "yes",
            ["topics"] = "x",
        };

        var exception = Should.Throw<InvalidSettingsException>(() => StackSettings.FromContext(context));

        exception.Message.ShouldContain("guardrail.schedule");
        exception.Message.ShouldContain("'Ireland'");
        exception.Message.ShouldContain("'nobody'");
        exception.Message.ShouldContain("guardrail.chat");
        exception.Message.ShouldContain("guardrail.topics is no setting");
    }

    [Fact]
    public void FromContext_Refuses_WhenItIsNoObject() =>
        Should.Throw<InvalidSettingsException>(() => StackSettings.FromContext("daily")).Message.ShouldContain("must be an object");
}
