using System.Net;
using System.Net.Sockets;

namespace Guardrail.LocalAws.Tests;

public sealed class LocalAwsServerTests
{
    [Fact]
    public async Task StartAsync_ListensOnLoopbackOnly_AndDisposingStops()
    {
        var server = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);
        server.Endpoint.Host.ShouldBe("127.0.0.1");
        server.Endpoint.Port.ShouldNotBe(0);
        using (var client = new SignedClient(server)) (await client.Backup("/backup-vaults/")).Status.ShouldBe(200);
        await server.DisposeAsync();
        using var late = new SignedClient(server);
        await Should.ThrowAsync<HttpRequestException>(() => late.Backup("/backup-vaults/"));
    }

    [Fact]
    public async Task StartAsync_Throws_WhenThePortIsTaken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Should.ThrowAsync<IOException>(() =>
            LocalAwsServer.StartAsync(Scenario.Embedded("empty"), new LocalAwsOptions { Port = port }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Serve_ChangesTheEstate_AndMoveToItsInstant()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        (await client.DynamoDb("ListTables")).Json.GetProperty("TableNames").GetArrayLength().ShouldBe(0);
        server.Serve(Scenario.Embedded("article-daily"));
        (await client.DynamoDb("ListTables")).Json.GetProperty("TableNames").GetArrayLength().ShouldBe(1);
        server.MoveTo(A.Day(6, 11));
        (await client.All("/backup-vaults/my-backup-vault/recovery-points/", "RecoveryPoints")).Items.Count.ShouldBe(10);
        server.MoveTo(A.Day(5, 1));
        (await client.All("/backup/plans/", "BackupPlansList")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task LocalRoutes_NeedNoSignature()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        await client.Backup("/backup-vaults/");
        (await client.Send(HttpMethod.Get, "/_local/calls", "", authorization: null)).Json.GetProperty("ListBackupVaults").GetInt32().ShouldBe(1);
        (await client.Send(HttpMethod.Get, "/_local/scenario", "", authorization: null)).Json.GetProperty("name").GetString().ShouldBe("empty");
        (await client.Send(HttpMethod.Get, "/_local/elsewhere", "", authorization: null)).Status.ShouldBe(404);
        server.Calls.Count.ShouldBe(1);
    }

    [Theory]
    // a second's worth and no more, whatever the operation; and all of AWS Backup together
    [InlineData("/backup/plans/", 20)]
    [InlineData("/account-settings", 50)]
    public async Task EnforceRates_ThrottlesWhatExceedsThem(string path, int rate)
    {
        await using var server = await LocalAwsServer.StartAsync(A.Region("", "\"enforceRates\": true,"), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        await client.DynamoDb("ListTables");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var replies = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => client.Backup(path)));
        var served = replies.Count(r => r.Status == 200);
        served.ShouldBeInRange(Math.Min(rate, 120), Math.Min(120, rate + (int)(watch.Elapsed.TotalSeconds * rate) + 1));
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Code == "ThrottlingException");
    }
}
