using System.Text.Json;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Tagging;

public class GetResourcesTests
{
    [Fact]
    public async Task Request_IsJson11_WithEveryMember()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Tagging();

        await client.GetResourcesAsync(
            new GetResourcesRequest
            {
                ExcludeCompliantResources = false,
                IncludeComplianceDetails = true,
                PaginationToken = "t\"é",
                ResourceARNList = ["arn:1"],
                ResourcesPerPage = 100,
                ResourceTypeFilters = ["dynamodb:table"],
                TagFilters = [new TagFilter { Key = "backup", Values = ["daily", "hourly"] }, new TagFilter { Key = "stage" }],
                TagsPerPage = 500,
            },
            TestContext.Current.CancellationToken);

        stub.Only.Method.ShouldBe("POST");
        stub.Only.RawTarget.ShouldBe("/");
        stub.Only.Headers["X-Amz-Target"].ShouldBe("ResourceGroupsTaggingAPI_20170126.GetResources");
        stub.Only.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        stub.Only.Headers["Authorization"].ShouldContain("/eu-west-1/tagging/aws4_request");
        JsonElement.DeepEquals(
            JsonElement.Parse(stub.Only.Body),
            JsonElement.Parse("""
                {"ExcludeCompliantResources":false,"IncludeComplianceDetails":true,"PaginationToken":"t\"é","ResourceARNList":["arn:1"],"ResourcesPerPage":100,
                 "ResourceTypeFilters":["dynamodb:table"],"TagFilters":[{"Key":"backup","Values":["daily","hourly"]},{"Key":"stage"}],"TagsPerPage":500}
                """)).ShouldBeTrue(stub.Only.Body);
    }

    [Fact]
    public async Task Request_IsAnEmptyObject_WhenNothingIsSet_AndKeepsEmptyLists_WhenSetEmpty()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Tagging();

        await client.GetResourcesAsync(new GetResourcesRequest(), TestContext.Current.CancellationToken);
        await client.GetResourcesAsync(new GetResourcesRequest { TagFilters = [] }, TestContext.Current.CancellationToken);

        stub.Requests.Select(request => request.Body).ShouldBe(["{}", """{"TagFilters":[]}"""]);
    }

    [Fact]
    public async Task Items_ComeFromAllPages_UntilTheTokenIsEmpty()
    {
        await using var stub = AwsStub.InTurn(
            new StubAnswer(200, """
                {"PaginationToken":"2","ResourceTagMappingList":[{"ResourceARN":"arn:1","Tags":[{"Key":"backup","Value":"daily"},{"Key":"empty","Value":""}],
                  "ComplianceDetails":{"ComplianceStatus":false,"KeysWithNoncompliantValues":["a"],"NoncompliantKeys":[]}}]}
                """),
            new StubAnswer(200, """{"PaginationToken":"","ResourceTagMappingList":[{"ResourceARN":"arn:2","Tags":[]},{"ResourceARN":"arn:3"}]}"""));
        using var client = stub.Tagging();

        var found = await client.Paginators.GetResources(new GetResourcesRequest { ResourceTypeFilters = ["dynamodb:table"] })
            .ResourceTagMappingList.ToListAsync(TestContext.Current.CancellationToken);

        found.Select(each => each.ResourceARN).ShouldBe(["arn:1", "arn:2", "arn:3"]);
        found[0].Tags.Select(tag => (tag.Key, tag.Value)).ShouldBe([("backup", "daily"), ("empty", "")]);
        found[0].ComplianceDetails.ComplianceStatus.ShouldBe(false);
        found[0].ComplianceDetails.NoncompliantKeys.ShouldBeEmpty();
        found[1].Tags.ShouldBeEmpty();
        found[2].Tags.ShouldBeNull();
        stub.Requests.Count.ShouldBe(2);
        JsonElement.Parse(stub.Requests[1].Body).GetProperty("PaginationToken").GetString().ShouldBe("2");
    }

    [Theory]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("PaginationTokenExpiredException", typeof(PaginationTokenExpiredException))]
    [InlineData("ThrottledException", typeof(ThrottledException))]
    [InlineData("InternalServiceException", typeof(InternalServiceException))]
    [InlineData("AccessDeniedException", typeof(AmazonResourceGroupsTaggingAPIException))]
    public async Task Exception_IsTheModelledOne_ByItsType(string code, Type expected)
    {
        await using var stub = AwsStub.Always($$"""{"__type":"com.amazonaws.tagging#{{code}}","Message":"no"}""", 400);
        using var client = stub.Tagging(config => config.MaxErrorRetry = 0);

        var error = await Should.ThrowAsync<AmazonResourceGroupsTaggingAPIException>(() =>
            client.GetResourcesAsync(new GetResourcesRequest(), TestContext.Current.CancellationToken));

        error.ShouldBeOfType(expected);
        error.ErrorCode.ShouldBe(code);
        error.Message.ShouldBe("no");
    }

    [Fact]
    public async Task Call_IsTriedAgain_WhenThrottled()
    {
        await using var stub = AwsStub.InTurn(new StubAnswer(400, """{"__type":"ThrottledException"}"""), new StubAnswer(200, "{}"));
        using var client = stub.Tagging(config => config.MaxErrorRetry = 1);

        await client.GetResourcesAsync(new GetResourcesRequest(), TestContext.Current.CancellationToken);

        stub.Requests.Count.ShouldBe(2);
    }
}
