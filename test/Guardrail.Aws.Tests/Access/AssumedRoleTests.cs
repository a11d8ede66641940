using Guardrail.Aws.Access;

namespace Guardrail.Aws.Tests.Access;

public class AssumedRoleTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Guardrail", "aws")]
    [InlineData("arn:aws:iam::111122223333:role/a/path/Guard_rail+=,.@-", "aws")]
    [InlineData("arn:aws-us-gov:iam::111122223333:role/r", "aws-us-gov")]
    [InlineData("arn:aws-cn:iam::111122223333:role/r", "aws-cn")]
    public void Parse_TakesRolesOfAnyPartition(string arn, string partition)
    {
        var role = AssumedRole.Parse(arn);

        (role.Arn, role.Partition, role.AccountId, role.ExternalId).ShouldBe((arn, partition, "111122223333", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Guardrail")]
    [InlineData("arn:aws:iam::111122223333:user/me")]
    [InlineData("arn:aws:iam::11112222333:role/r")]
    [InlineData("arn:aws:iam::1111222233334:role/r")]
    [InlineData("arn:aws:iam::111122223333:role/")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/r")]
    [InlineData("arn:aws:iam::111122223333:role/r\n")]
    [InlineData(" arn:aws:iam::111122223333:role/r")]
    public void Parse_RefusesEverythingElse(string arn) => Should.Throw<AwsAccessException>(() => AssumedRole.Parse(arn)).Message.ShouldContain("is not the ARN of a role");

    [Theory]
    [InlineData("ab", true)]
    [InlineData("a", false)]
    [InlineData("with space", false)]
    [InlineData("u:1/2=3", true)]
    public void Parse_ChecksTheExternalId(string externalId, bool good)
    {
        if (good)
            AssumedRole.Parse("arn:aws:iam::111122223333:role/r", externalId).ExternalId.ShouldBe(externalId);
        else
            Should.Throw<AwsAccessException>(() => AssumedRole.Parse("arn:aws:iam::111122223333:role/r", externalId)).Message.ShouldContain("external id");
    }
}
