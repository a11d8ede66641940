using Amazon.Backup.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

public class BackupRequestTests
{
    [Fact]
    public async Task Request_IsSignedForServiceAndRegion_WhenSent()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Backup();

        await client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);

        stub.Only.Method.ShouldBe("GET");
        stub.Only.Headers["Authorization"].ShouldStartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
        stub.Only.Headers["Authorization"].ShouldContain("/eu-west-1/backup/aws4_request");
        stub.Only.Headers["x-amz-api-version"].ShouldBe("2018-11-15");
    }
}
