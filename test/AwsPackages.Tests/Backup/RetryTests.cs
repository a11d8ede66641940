using Amazon.Backup;
using Amazon.Backup.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

/// <summary>How long the client waits between attempts is not asserted: it is random, and changes with AWSSDK.Core 4.1.</summary>
public class RetryTests
{
    private static readonly StubAnswer Throttled = new(400, "{}", ("x-amzn-ErrorType", "ThrottlingException"));

    [Fact]
    public async Task Call_IsTriedThreeTimes_WhenThrottledAlways()
    {
        await using var stub = AwsStub.InTurn(Throttled);
        using var client = stub.Backup();

        var error = await Should.ThrowAsync<AmazonBackupException>(() => List(client));

        error.ErrorCode.ShouldBe("ThrottlingException");
        stub.Requests.Count.ShouldBe(3);
        stub.Requests.Select(request => request.Headers["amz-sdk-request"])
            .ShouldBe(["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
    }

    [Fact]
    public async Task Call_Succeeds_WhenThrottledOnce()
    {
        await using var stub = AwsStub.InTurn(Throttled, new StubAnswer(200, """{"BackupVaultList":[]}"""));
        using var client = stub.Backup();

        (await List(client)).BackupVaultList.ShouldBeEmpty();

        stub.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Call_IsTriedAgain_WhenTheServerFails(int status)
    {
        await using var stub = AwsStub.InTurn(new StubAnswer(status, ""), new StubAnswer(200, "{}"));
        using var client = stub.Backup(config => config.MaxErrorRetry = 1);

        await List(client);

        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Exception_IsServiceUnavailable_WhenTheServiceSaysSoToTheEnd()
    {
        await using var stub = AwsStub.Always("""{"Message":"busy"}""", 500, ("x-amzn-ErrorType", "ServiceUnavailableException"));
        using var client = stub.Backup(config => config.MaxErrorRetry = 0);

        (await Should.ThrowAsync<ServiceUnavailableException>(() => List(client))).Message.ShouldBe("busy");
        stub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, "InvalidParameterValueException")]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task Call_IsTriedOnce_WhenTheCallerIsAtFault(int status, string code)
    {
        await using var stub = AwsStub.Always("{}", status, ("x-amzn-ErrorType", code));
        using var client = stub.Backup();

        await Should.ThrowAsync<AmazonBackupException>(() => List(client));

        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_IsCancelledAtOnce_WhenTheCallerCancels()
    {
        await using var stub = AwsStub.Silent();
        using var client = stub.Backup();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<TaskCanceledException>(() => client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), cancel.Token));

        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_TimesOut_WhenTheAnswerTakesTooLong()
    {
        await using var stub = AwsStub.Silent();
        using var client = stub.Backup(config =>
        {
            config.Timeout = TimeSpan.FromMilliseconds(100);
            config.MaxErrorRetry = 0;
        });

        await Should.ThrowAsync<TimeoutException>(() => List(client));
    }

    private static Task<ListBackupVaultsResponse> List(AmazonBackupClient client) =>
        client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);
}
