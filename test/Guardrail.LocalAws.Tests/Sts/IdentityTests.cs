namespace Guardrail.LocalAws.Tests.Sts;

public sealed class IdentityTests
{
    private const string Role = "arn:aws:iam::444455556666:role/guardrail-audit";

    [Fact]
    public async Task GetCallerIdentity_SaysTheAccount()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Sts("GetCallerIdentity");
        (reply.Member("Account"), reply.Member("Arn")).ShouldBe(("111122223333", "arn:aws:iam::111122223333:user/local"));
    }

    [Fact]
    public async Task GetCallerIdentity_AnswersInARegionTheAccountHasNothingIn()
    {
        await using var server = await Start();
        using var client = new SignedClient(server, "ap-south-1");
        (await client.Sts("GetCallerIdentity")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task AssumeRole_LendsCredentialsOfTheOtherAccount()
    {
        var clock = new SettableClock(A.Day(11, 22));
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("messy"), new LocalAwsOptions { Clock = clock }, TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        var lent = await client.Sts("AssumeRole", ("RoleArn", Role), ("RoleSessionName", "audit"), ("ExternalId", "shop-finops"), ("DurationSeconds", "900"));
        lent.Status.ShouldBe(200, lent.Body);
        lent.Member("Expiration").ShouldBe("2026-11-22T00:15:00Z");

        using var other = new SignedClient(server, key: lent.Member("AccessKeyId")) { SessionToken = lent.Member("SessionToken") };
        var identity = await other.Sts("GetCallerIdentity");
        identity.Member("Arn").ShouldBe("arn:aws:sts::444455556666:assumed-role/guardrail-audit/audit");
        (await other.Backup("/backup-vaults/")).Body.ShouldContain("central");

        using var forged = new SignedClient(server, key: lent.Member("AccessKeyId")) { SessionToken = "another" };
        (await forged.Backup("/backup-vaults/")).Code.ShouldBe("UnrecognizedClientException");
        clock.Now = A.Day(11, 22, 0, 15);
        (await other.Backup("/backup-vaults/")).Code.ShouldBe("ExpiredTokenException");
        (await other.Sts("GetCallerIdentity")).Code.ShouldBe("ExpiredToken");

        using var elsewhere = new SignedClient(server, key: "ASIALOCALAWS12345678") { SessionToken = "x" };
        (await elsewhere.Backup("/backup-vaults/")).Code.ShouldBe("UnrecognizedClientException");
    }

    [Theory]
    [InlineData(Role, "audit", "", "3600", 403, "AccessDenied")]
    [InlineData(Role, "audit", "wrong", "3600", 403, "AccessDenied")]
    [InlineData("arn:aws:iam::444455556666:role/nobody", "audit", "shop-finops", "3600", 403, "AccessDenied")]
    [InlineData("arn:aws:iam::999999999999:role/guardrail-audit", "audit", "shop-finops", "3600", 403, "AccessDenied")]
    [InlineData("guardrail-audit", "audit", "shop-finops", "3600", 400, "ValidationError")]
    [InlineData(Role, "a", "shop-finops", "3600", 400, "ValidationError")]
    [InlineData(Role, "white space", "shop-finops", "3600", 400, "ValidationError")]
    [InlineData(Role, "audit", "shop-finops", "899", 400, "ValidationError")]
    [InlineData(Role, "audit", "shop-finops", "43201", 400, "ValidationError")]
    public async Task AssumeRole_IsRefused(string role, string session, string externalId, string seconds, int status, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Sts("AssumeRole", ("RoleArn", role), ("RoleSessionName", session), ("ExternalId", externalId), ("DurationSeconds", seconds));
        (reply.Status, reply.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task AssumeRole_IsRefused_WhenTheRoleTrustsAnotherAccount()
    {
        await using var server = await Start();
        using var client = new SignedClient(server, key: "AKIACENTRALBACKUP000");
        (await client.Sts("AssumeRole", ("RoleArn", Role), ("RoleSessionName", "audit"), ("ExternalId", "shop-finops"))).Code.ShouldBe("AccessDenied");
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(Scenario.Embedded("messy"), cancellationToken: TestContext.Current.CancellationToken);

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
