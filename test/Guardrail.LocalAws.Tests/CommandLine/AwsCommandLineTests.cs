using System.ComponentModel;
using System.Diagnostics;

namespace Guardrail.LocalAws.Tests.CommandLine;

/// <summary>The endpoint against AWS's own command line, where that is installed.</summary>
public sealed class AwsCommandLineTests
{
    [Fact]
    public async Task Aws_UnderstandsEveryService()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        (await Aws(server, "backup", "list-backup-vaults", "--query", "BackupVaultList[].BackupVaultName")).ShouldContain("archive");
        (await Aws(server, "dynamodb", "describe-table", "--table-name", "sessions", "--query", "Table.TableSizeBytes")).ShouldContain((300L << 30).ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await Aws(server, "resourcegroupstaggingapi", "get-resources", "--query", "ResourceTagMappingList[].ResourceARN")).ShouldContain("table/orders");
        (await Aws(server, "sns", "publish", "--topic-arn", "arn:aws:sns:us-east-1:111122223333:guardrail", "--subject", "hi", "--message", "m")).ShouldContain("MessageId");
        (await Aws(server, "sts", "get-caller-identity")).ShouldContain("111122223333");
        server.Messages.Single().Subject.ShouldBe("hi");
    }

    private static async Task<string> Aws(LocalAwsServer server, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new (string, string)[]
        {
            ("AWS_ENDPOINT_URL", server.Endpoint.ToString()), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"),
            ("AWS_REGION", "us-east-1"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_PAGER", ""), ("AWS_EC2_METADATA_DISABLED", "true"),
        }) start.Environment[name] = value;
        try
        {
            using var aws = Process.Start(start)!;
            var error = aws.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await aws.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await aws.WaitForExitAsync(TestContext.Current.CancellationToken);
            aws.ExitCode.ShouldBe(0, await error);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("the command line 'aws' is not on PATH");
            return "";
        }
    }
}
