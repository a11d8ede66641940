using Guardrail.Aws.Access;
using Guardrail.Aws.Alerts;
using Guardrail.Aws.Memory;

namespace Guardrail.Fuzz.Parsers;

/// <summary>ARNs.</summary>
internal static class Names
{
    private static readonly string[] Tokens = [":", "/", "arn:", "aws-cn", "dynamodb", "table/", "role/", "sns", "backup-vault:", "111122223333", "us-east-1", "us-gov-west-1", ".fifo", "\n"];

    private static readonly string[] Examples =
    [
        "arn:aws:dynamodb:us-east-1:111122223333:table/orders", "arn:aws:backup:eu-west-1:111122223333:backup-vault:Default", "arn:aws:sns:us-east-1:111122223333:guardrail",
        "arn:aws:iam::111122223333:role/path/Guardrail", "arn:aws:backup:us-east-1:111122223333:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45",
    ];

    public static Parser Arns { get; } = Parser.Of("ARN", Examples, Tokens, text =>
        (Guardrail.Aws.Reading.Arns.AccountOf(text) is not null) | Guardrail.Aws.Reading.Arns.IsTable(text) | Guardrail.Aws.Reading.Arns.VaultName(text) is not null | TopicArn.Parse(text) is not null | MemorySettings.IsTable(text));

    public static Parser Roles { get; } = Parser.Of("role ARN", [Examples[3], "arn:aws-us-gov:iam::111122223333:role/r"], Tokens, text => Parser.Refuses<AwsAccessException>(() => AssumedRole.Parse(text, text.Length % 2 == 0 ? null : text)));
}
