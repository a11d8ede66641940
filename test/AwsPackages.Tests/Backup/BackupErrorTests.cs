using System.Net;
using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.Runtime;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

public class BackupErrorTests
{
    private const string Body = """{"Code":"ERROR_3101","Message":"No such vault.","Context":"vault=v","Type":"Client"}""";

    [Theory]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("InvalidParameterValueException", typeof(InvalidParameterValueException))]
    [InlineData("MissingParameterValueException", typeof(MissingParameterValueException))]
    [InlineData("ResourceNotFoundException:http://internal.amazon.com/coral/", typeof(ResourceNotFoundException))]
    [InlineData("AccessDeniedException", typeof(AmazonBackupException))]
    [InlineData("resourcenotfoundexception", typeof(AmazonBackupException))]
    public async Task Exception_IsTheModelledOne_WhenTheHeaderNamesIt(string header, Type expected)
    {
        var error = await ErrorOf(new StubAnswer(400, Body, ("x-amzn-ErrorType", header), ("x-amzn-RequestId", "req-9")));

        error.ShouldBeOfType(expected);
        error.ErrorCode.ShouldBe(header.Split(':')[0]);
        error.Message.ShouldBe("No such vault.");
        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.RequestId.ShouldBe("req-9");
        error.ErrorType.ShouldBe(ErrorType.Unknown);
        error.InnerException.ShouldBeOfType<Amazon.Runtime.Internal.HttpErrorResponseException>();
    }

    [Fact]
    public async Task Exception_HasTheBodysMembers_WhenModelled()
    {
        var error = (ResourceNotFoundException)await ErrorOf(new StubAnswer(404, Body, ("x-amzn-ErrorType", "ResourceNotFoundException")));

        error.Code.ShouldBe("ERROR_3101");
        error.Context.ShouldBe("vault=v");
        error.Type.ShouldBe("Client");
        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.backup#ResourceNotFoundException","message":"gone"}""", typeof(ResourceNotFoundException), "ResourceNotFoundException")]
    [InlineData("""{"__type":"AccessDeniedException","Message":"gone"}""", typeof(AmazonBackupException), "AccessDeniedException")]
    [InlineData("""{"code":"InvalidParameterValueException","message":"gone"}""", typeof(InvalidParameterValueException), "InvalidParameterValueException")]
    [InlineData("""{"message":"gone"}""", typeof(AmazonBackupException), null)]
    public async Task Code_ComesFromTheBody_WhenNoHeaderNamesIt(string body, Type expected, string? code)
    {
        var error = await ErrorOf(new StubAnswer(403, body));

        error.ShouldBeOfType(expected);
        error.ErrorCode.ShouldBe(code);
        error.Message.ShouldBe("gone");
    }

    [Fact]
    public async Task Exception_IsTheBaseOne_WhenTheBodyIsNotJson()
    {
        var error = await ErrorOf(new StubAnswer(403, "Forbidden by proxy"));

        error.ShouldBeOfType<AmazonBackupException>();
        error.ErrorCode.ShouldBeNull();
        error.Message.ShouldBe("The service returned an error with HTTP Body: Forbidden by proxy");
        error.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Exception_IsTheBaseOne_WhenTheBodyIsEmpty()
    {
        var error = await ErrorOf(new StubAnswer(403, ""));

        error.ShouldBeOfType<AmazonBackupException>();
        error.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>DescribeRegionSettings models no ResourceNotFoundException, so that the code alone says it.</summary>
    [Fact]
    public async Task Exception_IsTheBaseOne_WhenTheOperationDoesNotModelTheCode()
    {
        await using var stub = AwsStub.Always("{}", 400, ("x-amzn-ErrorType", "ResourceNotFoundException"));
        using var client = stub.Backup();

        var error = await Should.ThrowAsync<AmazonBackupException>(() =>
            client.DescribeRegionSettingsAsync(new DescribeRegionSettingsRequest(), TestContext.Current.CancellationToken));

        error.ShouldBeOfType<AmazonBackupException>();
        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task Exception_IsHttpRequestException_WhenNobodyListens()
    {
        using var client = new AmazonBackupClient(
            Clients.Credentials, new AmazonBackupConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

        await Should.ThrowAsync<HttpRequestException>(() =>
            client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken));
    }

    private static async Task<AmazonBackupException> ErrorOf(StubAnswer answer)
    {
        await using var stub = AwsStub.InTurn(answer);
        using var client = stub.Backup(config => config.MaxErrorRetry = 0);
        return await Should.ThrowAsync<AmazonBackupException>(() => client.ListRecoveryPointsByBackupVaultAsync(
            new ListRecoveryPointsByBackupVaultRequest { BackupVaultName = "v" }, TestContext.Current.CancellationToken));
    }
}
