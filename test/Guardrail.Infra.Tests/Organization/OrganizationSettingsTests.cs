using Guardrail.Infra.Organization;

namespace Guardrail.Infra.Tests.Organization;

public sealed class OrganizationSettingsTests
{
    [Fact]
    public void FromContext_IsNull_WhereNothingIsSaid() => OrganizationSettings.FromContext(null).ShouldBeNull();

    [Fact]
    public void FromContext_TakesWhatIsSaid()
    {
        var settings = OrganizationSettings.FromContext(new Dictionary<string, object?>
        {
            ["regions"] = new object[] { "eu-west-1", "us-gov-west-1" },
            ["externalId"] = "o-example",
            ["concurrency"] = 20.0,
            ["schedule"] = "cron(0 3 * * ? *)",
            ["timezone"] = "Europe/Zurich",
        })!;

        settings.Regions.ShouldBe(["eu-west-1", "us-gov-west-1"]);
        settings.Concurrency.ShouldBe(20);
        settings.RoleName.ShouldBe("GuardrailRead");
        settings.Accounts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("regions", "eu-west-1", "regions must be a list")]
    [InlineData("externalId", "a'b{}", "externalId")]
    [InlineData("externalId", "x", "externalId")]
    [InlineData("roleName", "a/b", "roleName")]
    [InlineData("concurrency", 0.0, "concurrency must be from 1 to 1000")]
    [InlineData("concurrency", 1.5, "concurrency")]
    [InlineData("concurrency", "5", "concurrency")]
    [InlineData("schedule", "every day", "schedule")]
    [InlineData("region", "eu-west-1", "no setting")]
    public void FromContext_RefusesWhatCannotWork(string key, object value, string named) => Should.Throw<InvalidSettingsException>(() => OrganizationSettings.FromContext(
        new Dictionary<string, object?> { ["regions"] = new object[] { "eu-west-1" }, ["externalId"] = "o-example", [key] = value })).Message.ShouldContain(named);

    [Fact]
    public void FromContext_TellsEveryErrorAtOnce()
    {
        var message = Should.Throw<InvalidSettingsException>(() => OrganizationSettings.FromContext(new Dictionary<string, object?> { ["accounts"] = new object[] { "1" } })).Message;

        message.ShouldContain("regions is empty");
        message.ShouldContain("externalId is missing");
        message.ShouldContain("'1' is no account id");
    }
}
