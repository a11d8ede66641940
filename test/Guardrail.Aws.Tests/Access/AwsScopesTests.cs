using Amazon.Runtime;
using Guardrail.Aws.Access;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.LocalAws;
using Microsoft.Extensions.Time.Testing;

namespace Guardrail.Aws.Tests.Access;

public class AwsScopesTests
{
    private const string TwoAccounts = """
        {
          "asOf": "2026-11-22T00:00:00Z", "defaultAccount": "111122223333", "refuseUnknownKeys": true, "credentials": { "AKIATEST": "111122223333" },
          "accounts": {
            "111122223333": { "regions": { "us-east-1": {}, "eu-west-1": {} } },
            "222233334444": { "regions": { "us-east-1": {} }, "roles": [ { "name": "reader", "externalId": "secret-7" } ] }
          }
        }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static AssumedRole Reader(string? externalId = null) => AssumedRole.Parse("arn:aws:iam::222233334444:role/reader", externalId);

    [Fact]
    public async Task ResolveAsync_FindsTheCallersAccount_AndKeepsTheRegionsOrder()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);

        using var scopes = await AwsScopes.ResolveAsync(LocalAccount.Access(server.Endpoint) with { Regions = ["us-east-1", "eu-west-1", "us-east-1"] }, LocalAccount.Options, Cancelled);

        scopes.Scopes.ShouldBe([new Scope("111122223333", "us-east-1"), new Scope("111122223333", "eu-west-1")]);
    }

    [Fact]
    public async Task ResolveAsync_ExpandsAll_ToTheKnownRegionsOfThePartition()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);
        var access = LocalAccount.Access(server.Endpoint) with { Regions = ["all"], KnownRegions = ["us-east-1", "us-gov-west-1", "cn-north-1", "sa-east-1"] };

        using var scopes = await AwsScopes.ResolveAsync(access, LocalAccount.Options, Cancelled);

        scopes.Scopes.Select(scope => scope.Region).ShouldBe(["us-east-1", "sa-east-1"]);
    }

    [Theory]
    [InlineData("AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=us-west-2", "eu-west-1")]
    [InlineData("AWS_DEFAULT_REGION=us-west-2", "us-west-2")]
    [InlineData("AWS_REGION= AWS_DEFAULT_REGION=us-west-2", "us-west-2")]
    public async Task ResolveAsync_TakesTheRegionOfTheEnvironment(string environment, string region)
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);

        using var scopes = await AwsScopes.ResolveAsync(
            LocalAccount.Access(server.Endpoint) with { Regions = [], AccountId = "111122223333" }, LocalAccount.Options, Variables(environment), Cancelled);

        scopes.Scopes.ShouldBe([new Scope("111122223333", region)]);
        server.Calls.Count.ShouldBe(0, "the account is known");
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenThereIsNoRegion() =>
        (await FailsAsync(new AwsAccess { Credentials = new BasicAWSCredentials("a", "b") })).ShouldBe("No Region: give one with --region, set AWS_REGION, or put one into the profile.");

    [Theory]
    [InlineData("US-EAST-1")]
    [InlineData("useast1")]
    [InlineData("us-east-1 ")]
    [InlineData("everywhere")]
    [InlineData("us-east-1.evil.example/")]
    public async Task ResolveAsync_RefusesATextThatIsNoRegion(string region) =>
        (await FailsAsync(new AwsAccess { Credentials = new BasicAWSCredentials("a", "b"), Regions = [region] })).ShouldContain("is not a Region");

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenTheProfileIsUnknown() =>
        (await FailsAsync(new AwsAccess { Profile = "no-such-profile", Regions = ["us-east-1"] })).ShouldStartWith("There is no profile 'no-such-profile'");

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenNothingListens()
    {
        var message = await FailsAsync(LocalAccount.Access(new Uri("http://127.0.0.1:9/")));

        message.ShouldStartWith("AWS cannot be reached at http://127.0.0.1:9/ (Unreachable: ");
        message.ShouldContain("AWS_ENDPOINT_URL");
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenTheCredentialsAreUnknown()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);

        (await FailsAsync(LocalAccount.Access(server.Endpoint) with { Credentials = new BasicAWSCredentials("AKIAOTHER", "b") })).ShouldStartWith("AWS refused the credentials (InvalidClientTokenId");
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenTheCredentialsHaveExpired()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);
        server.Faults.Add(new Fault { Kind = FaultKind.Error, Code = "ExpiredToken", Status = 403 });

        (await FailsAsync(LocalAccount.Access(server.Endpoint))).ShouldBe("The AWS credentials have expired (ExpiredToken). Get new ones, for example with 'aws sso login'.");
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenNoRoleCanBeAssumed()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: Cancelled);

        var message = await FailsAsync(LocalAccount.Access(server.Endpoint) with { Roles = [Reader("wrong")] });

        message.ShouldStartWith("The role arn:aws:iam::222233334444:role/reader cannot be assumed (AccessDenied");
        message.ShouldContain("external id");
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenTwoRolesAreOfOneAccount() =>
        (await FailsAsync(new AwsAccess { Regions = ["us-east-1"], Roles = [Reader(), AssumedRole.Parse("arn:aws:iam::222233334444:role/other")] })).ShouldStartWith("Account 222233334444 is named by 2 roles.");

    [Fact]
    public async Task ReadAsync_ReportsOneGap_ForTheAccountWhoseRoleCannotBeAssumed()
    {
        await using var account = await LocalAccount.StartAsync(
            TwoAccounts.Replace("\"222233334444\": {", "\"333344445555\": { \"regions\": { \"us-east-1\": {} } }, \"222233334444\": {", StringComparison.Ordinal),
            access => access with { Roles = [Reader("secret-7"), AssumedRole.Parse("arn:aws:iam::333344445555:role/none")] });

        (await account.ReadAsync(new Scope("222233334444", "us-east-1"))).Gaps.ShouldBeEmpty();
        var gap = (await account.ReadAsync(new Scope("333344445555", "us-east-1"))).Gaps.ShouldHaveSingleItem();
        (gap.AccountId, gap.Region, gap.What, gap.Code).ShouldBe(("333344445555", "us-east-1", "region", "AccessDenied"));
        gap.Message.ShouldContain("role/none cannot be assumed");
    }

    [Fact]
    public async Task ReadAsync_RenewsTheRole_BeforeItExpires()
    {
        // Credentials that the server lends for an hour, an hour less two minutes ago by its clock.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(58));
        await using var account = await LocalAccount.StartAsync(
            TwoAccounts, access => access with { Roles = [Reader("secret-7")] }, server: new LocalAwsOptions { Clock = clock });

        // The SDK renews beside the calls that use the old credentials: it may take more than one reading until that shows.
        for (var reading = 0; reading < 100 && account.Server.Calls.CountOf("AssumeRole") == 1; reading++)
            (await account.ReadAsync(new Scope("222233334444", "us-east-1"))).Gaps.ShouldBeEmpty();

        account.Server.Calls.CountOf("AssumeRole").ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task ReadAsync_ReportsOneGap_WhenTheRoleCannotBeRenewed()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(59.5));
        await using var account = await LocalAccount.StartAsync(
            TwoAccounts, access => access with { Roles = [Reader("secret-7")] }, server: new LocalAwsOptions { Clock = clock });
        account.Server.Faults.Deny("AssumeRole");

        var gap = (await account.ReadAsync(new Scope("222233334444", "us-east-1"))).Gaps.ShouldHaveSingleItem();

        (gap.What, gap.Code).ShouldBe(("region", "AccessDenied"));
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenTheRolesCredentialsHaveExpiredByThisClock()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2));
        await using var server = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), new LocalAwsOptions { Clock = clock }, Cancelled);

        (await FailsAsync(LocalAccount.Access(server.Endpoint) with { Roles = [Reader("secret-7")] })).ShouldContain("already expired");
    }

    [Theory]
    [InlineData("""{ "BackupPlansList": [ { "BackupPlanId": "p", "BackupPlanArn": "arn:aws:backup:us-east-1:444455556666:backup-plan:p" } ] }""", "{}")]
    [InlineData("{}", """{ "BackupVaultList": [ { "BackupVaultArn": "arn:aws:backup:us-east-1:444455556666:backup-vault:v" } ] }""")]
    public async Task ResolveAsync_LearnsTheAccountFromAnArn_WhereTheEndpointHasNoSts(string plans, string vaults)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "GetCallerIdentity" => (404, "no such page"),
            "/backup/plans" => (200, plans),
            "/backup-vaults" => (200, vaults),
            _ => null,
        });

        using var scopes = await AwsScopes.ResolveAsync(LocalAccount.Access(endpoint.Endpoint), LocalAccount.Options, Cancelled);

        scopes.Scopes.ShouldBe([new Scope("444455556666", "us-east-1")]);
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenNothingNamesTheAccount()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "GetCallerIdentity" ? (404, "no such page") : null);

        (await FailsAsync(LocalAccount.Access(endpoint.Endpoint))).ShouldStartWith("AWS does not say whose credentials these are (GetCallerIdentity at ");
    }

    private static async Task<string> FailsAsync(AwsAccess access)
    {
        var exception = await Should.ThrowAsync<AwsAccessException>(AwsScopes.ResolveAsync(access, LocalAccount.Options, Variables(""), Cancelled));
        exception.Message.ShouldNotContain('\n');
        return exception.Message;
    }

    private static Func<string, string?> Variables(string text)
    {
        var variables = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return variables.GetValueOrDefault;
    }
}
