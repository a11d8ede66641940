using Guardrail.Aws.Calls;
using Guardrail.Aws.Tests.Local;

namespace Guardrail.Aws.Tests.Calls;

public class RequiredActionsTests
{
    [Fact]
    public async Task ForReading_NamesEveryOperationThatIsCalled_AndNoOther()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        await account.ReadAsync();
        await account.Inventory.DescribeAsync(LocalAccount.UsEast1, ["orders"], TestContext.Current.CancellationToken);
        await account.Inventory.ReadPointInTimeRecoveryAsync(LocalAccount.UsEast1, ["orders"], TestContext.Current.CancellationToken);
        await account.Inventory.ReadBackupJobsAsync(LocalAccount.UsEast1, DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);

        var called = account.Server.Calls.All.Select(call => call.Operation).Where(operation => operation != "GetCallerIdentity").Distinct().Order();

        AwsOperations.Reading.Select(operation => operation.Name).Order().ShouldBe(called);
    }

    [Fact]
    public void ForReading_OnlyReads()
    {
        RequiredActions.ForReading.ShouldAllBe(action => action.Split(':', 2)[1].StartsWith("List") || action.Split(':', 2)[1].StartsWith("Get") || action.Split(':', 2)[1].StartsWith("Describe"));
        RequiredActions.ForPublishing.ShouldBe(["sns:GetTopicAttributes", "sns:Publish"]);
        RequiredActions.ForMemory.ShouldBe(["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]);
        RequiredActions.ForOtherAccounts.ShouldBe(["sts:AssumeRole"]);
    }

    [Fact]
    public void Readme_NamesEveryOperation_WithItsActionAndRate()
    {
        var readme = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Guardrail.Aws.README.md"));

        foreach (var operation in AwsOperations.Reading.Concat(AwsOperations.Publishing).Concat(AwsOperations.Remembering).Concat(AwsOperations.Storing).Concat(AwsOperations.Merging).Concat(AwsOperations.Access))
        {
            var row = $"| {operation.Name} | `{operation.IamAction}` | {operation.CallsPerSecond?.ToString("#,0") ?? "-"} |";
            readme.ShouldContain(line => line.StartsWith(row), row);
        }
    }
}
