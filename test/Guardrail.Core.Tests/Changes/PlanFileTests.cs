using Guardrail.Changes;

namespace Guardrail.Core.Tests.Changes;

public sealed class PlanFileTests
{
    [Fact]
    public void Read_TakesWhatGetBackupPlanAnswers()
    {
        var plan = PlanFile.Read("""
            {
              "BackupPlan": {
                "BackupPlanName": "prod",
                "Rules": [
                  { "RuleName": "daily", "TargetBackupVaultName": "v", "ScheduleExpression": "cron(0 5 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin", "StartWindowMinutes": 60,
                    "Lifecycle": { "MoveToColdStorageAfterDays": 10, "DeleteAfterDays": 100 }, "RuleId": "x",
                    "CopyActions": [{ "DestinationBackupVaultArn": "arn:aws:backup:eu-west-1:111122223333:backup-vault:dr", "Lifecycle": { "DeleteAfterDays": 14 } }] }, // a comment
                ],
              },
              "BackupPlanId": "id",
            }
            """);

        plan.Name.ShouldBe("prod");
        var rule = plan.Rules.ShouldHaveSingleItem();
        (rule.Name, rule.TargetVaultName, rule.ScheduleTimeZone, rule.StartWindowMinutes).ShouldBe(("daily", "v", "Europe/Berlin", 60));
        (rule.Lifecycle.ColdAfterDays, rule.Lifecycle.RetentionDays).ShouldBe((10, 100));
        rule.Copies.ShouldHaveSingleItem().Lifecycle!.DeleteAfterDays.ShouldBe(14);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "\"Rules\"")]
    [InlineData("""{ "Rules": [] }""", "at least one rule")]
    [InlineData("""{ "Rules": [7] }""", "rule 1 is no object")]
    [InlineData("""{ "Rules": [{ "RuleName": "r", "ScheduleExpression": "rate(1 day)" }] }""", "rule 'r'")]
    [InlineData("""{ "Rules": [{ "Lifecycle": { "DeleteAfterDays": "30" } }] }""", "\"DeleteAfterDays\" must be a whole number")]
    [InlineData("""{ "Rules": [{ "Lifecycle": { "MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 119 } }] }""", "120 at least")]
    [InlineData("""{ "Rules": [{ "CopyActions": [{ "DestinationBackupVaultArn": "dr" }] }] }""", "the ARN of a vault")]
    [InlineData("""{ "Rules": [{ "ScheduleExpression": 5 }] }""", "\"ScheduleExpression\" must be a text, and is 5")]
    [InlineData("""{ "Rules": [{ "Lifecycle": "30 days" }] }""", "\"Lifecycle\" must be an object")]
    [InlineData("{ \"Rules\": [{ \"CopyActions\": {\n} }] }", "\"CopyActions\" must be a list")]
    public void Read_SaysInOneLineWhatIsWrong(string json, string words)
    {
        var message = Should.Throw<ChangeException>(() => PlanFile.Read(json)).Message;

        message.ShouldContain(words);
        message.ShouldNotContain("\n");
    }
}
