using Guardrail.Alerting;

namespace Guardrail.Core.Tests.Alerting;

public class ConsoleLinksTests
{
    [Theory]
    [InlineData("aws", "eu-west-1", "https://eu-west-1.console.aws.amazon.com")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com")]
    [InlineData("aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn")]
    public void Links_StandInTheRegionAndThePartition(string partition, string region, string host)
    {
        var arn = $"arn:{partition}:dynamodb:{region}:111122223333:table/orders";

        ConsoleLinks.Table(arn, "orders").ShouldBe($"{host}/dynamodbv2/home?region={region}#table?name=orders");
        ConsoleLinks.Plan(arn, "1a2b").ShouldBe($"{host}/backup/home?region={region}#/backupplan/details/1a2b");
        ConsoleLinks.Vault($"arn:{partition}:backup:{region}:444455556666:backup-vault:Default").ShouldBe($"{host}/backup/home?region={region}#/backupvaults/details/Default");
    }

    [Theory]
    [InlineData("arn:aws-iso:dynamodb:us-iso-east-1:111122223333:table/orders")]
    [InlineData("arn:aws:dynamodb::111122223333:table/orders")]
    [InlineData("arn:aws:dynamodb:evil.example/x:111122223333:table/orders")]
    [InlineData("orders")]
    [InlineData("")]
    public void Links_AreNone_WhereTheConsoleIsNotKnown(string arn)
    {
        ConsoleLinks.Table(arn, "orders").ShouldBeNull();
        ConsoleLinks.Plan(arn, "plan").ShouldBeNull();
        ConsoleLinks.Vault(arn).ShouldBeNull();
    }

    [Fact]
    public void Links_EncodeNames() =>
        ConsoleLinks.Table(A.TableArn("x"), "<!channel>|a b&c").ShouldBe("https://us-east-1.console.aws.amazon.com/dynamodbv2/home?region=us-east-1#table?name=%3C%21channel%3E%7Ca%20b%26c");
}
