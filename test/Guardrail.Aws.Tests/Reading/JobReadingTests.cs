using Guardrail.Aws.Tests.Local;

namespace Guardrail.Aws.Tests.Reading;

public class JobReadingTests
{
    [Fact]
    public async Task ReadBackupJobs_AreThoseThatMadeAPoint()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);

        var jobs = await account.Inventory.ReadBackupJobsAsync(LocalAccount.UsEast1, DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);

        jobs.ShouldNotBeNull().ShouldNotBeEmpty();
        jobs.ShouldAllBe(job => job.SizeBytes > 0 && job.CompletedAt >= job.CreatedAt && job.CreatedBy != null && job.TableArn.Contains(":table/"));
    }

    [Fact]
    public async Task ReadBackupJobs_AreUnknown_WhenTheCallIsDenied()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Deny("ListBackupJobs");

        var jobs = await account.Inventory.ReadBackupJobsAsync(LocalAccount.UsEast1, DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);

        jobs.ShouldBeNull();
    }
}
