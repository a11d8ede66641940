using Amazon.Backup.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

public class PaginatorTests
{
    private static readonly StubAnswer[] ThreePages =
    [
        new(200, """{"NextToken":"2","RecoveryPoints":[{"RecoveryPointArn":"a"},{"RecoveryPointArn":"b"}]}"""),
        new(200, """{"NextToken":"3"}"""),
        new(200, """{"NextToken":"","RecoveryPoints":[{"RecoveryPointArn":"c"}]}"""),
    ];

    [Fact]
    public async Task Items_ComeFromAllPages_EvenWhenOneIsEmptyWithAToken()
    {
        await using var stub = AwsStub.InTurn(ThreePages);
        using var client = stub.Backup();
        var request = new ListRecoveryPointsByBackupVaultRequest { BackupVaultName = "v", MaxResults = 2 };

        List<string> arns = [];
        await foreach (var point in client.Paginators.ListRecoveryPointsByBackupVault(request).RecoveryPoints
            .WithCancellation(TestContext.Current.CancellationToken))
            arns.Add(point.RecoveryPointArn);

        arns.ShouldBe(["a", "b", "c"]);
        stub.Requests.Select(each => each.Query.GetValueOrDefault("nextToken")).ShouldBe([null, "2", "3"]);
        stub.Requests.ShouldAllBe(each => each.Query["maxResults"] == "2");
        request.NextToken.ShouldBe("3");
    }

    [Fact]
    public async Task Paginator_Throws_WhenReadTwice()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Backup();
        var pages = client.Paginators.ListBackupPlans(new ListBackupPlansRequest());
        await foreach (var page in pages.Responses.WithCancellation(TestContext.Current.CancellationToken))
            page.BackupPlansList.ShouldBeNull();

        await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await foreach (var plan in pages.BackupPlansList.WithCancellation(TestContext.Current.CancellationToken))
                plan.ShouldBeNull();
        });
    }

    [Fact]
    public async Task Paginator_Stops_WhenCancelledBetweenPages()
    {
        await using var stub = AwsStub.Always("""{"NextToken":"more","BackupVaultList":[{}]}""");
        using var client = stub.Backup();
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.Paginators.ListBackupVaults(new ListBackupVaultsRequest()).Responses.WithCancellation(cancel.Token))
                await cancel.CancelAsync();
        });

        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Items_HaveTheirOwnList_ForEachOperation()
    {
        await using var stub = AwsStub.Always("""
            {"BackupPlansList":[{"BackupPlanId":"p"}],"BackupSelectionsList":[{"SelectionId":"s"}],"BackupVaultList":[{"BackupVaultName":"v"}],"BackupJobs":[{"BackupJobId":"j"}]}
            """);
        using var client = stub.Backup();

        (await First(client.Paginators.ListBackupPlans(new ListBackupPlansRequest()).BackupPlansList)).BackupPlanId.ShouldBe("p");
        (await First(client.Paginators.ListBackupSelections(new ListBackupSelectionsRequest { BackupPlanId = "p" }).BackupSelectionsList)).SelectionId.ShouldBe("s");
        (await First(client.Paginators.ListBackupVaults(new ListBackupVaultsRequest()).BackupVaultList)).BackupVaultName.ShouldBe("v");
        (await First(client.Paginators.ListBackupJobs(new ListBackupJobsRequest()).BackupJobs)).BackupJobId.ShouldBe("j");
    }

    private static async Task<T> First<T>(IAsyncEnumerable<T> items) => await items.FirstAsync(TestContext.Current.CancellationToken);
}
