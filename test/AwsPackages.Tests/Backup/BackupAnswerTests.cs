using System.Net;
using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.Runtime;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

public class BackupAnswerTests
{
    private static readonly DateTime Precisely = new(2018, 1, 26, 0, 11, 30, 87, DateTimeKind.Utc);

    [Fact]
    public async Task RecoveryPoint_HasEveryMember_WhenAllAreSent()
    {
        var page = await RecoveryPoints("""
            {"NextToken":"t","RecoveryPoints":[{
              "RecoveryPointArn":"rp","BackupVaultName":"v","BackupVaultArn":"va","SourceBackupVaultArn":"sva","ResourceArn":"ra","ResourceType":"DynamoDB",
              "CreatedBy":{"BackupPlanId":"p","BackupPlanArn":"pa","BackupPlanName":"pn","BackupPlanVersion":"pv","BackupRuleId":"r","BackupRuleName":"rn",
                "BackupRuleCron":"cron(0 5 * * ? *)","BackupRuleTimezone":"Etc/UTC"},
              "IamRoleArn":"role","Status":"COMPLETED","StatusMessage":"sm","CreationDate":1516925490.087,"InitiationDate":1.5169254E9,"CompletionDate":1516925491,
              "BackupSizeInBytes":9223372036854775807,"CalculatedLifecycle":{"MoveToColdStorageAt":1516925490,"DeleteAt":"2018-01-26T00:11:30Z"},
              "Lifecycle":{"MoveToColdStorageAfterDays":30,"DeleteAfterDays":-1,"OptInToArchiveForSupportedResources":true,"DeleteAfterEvent":"DELETE_AFTER_COPY"},
              "EncryptionKeyArn":"k","IsEncrypted":true,"LastRestoreTime":1516925490,"ParentRecoveryPointArn":"parent","CompositeMemberIdentifier":"c",
              "IsParent":false,"ResourceName":"Music","VaultType":"BACKUP_VAULT","IndexStatus":"ACTIVE","IndexStatusMessage":"im",
              "EncryptionKeyType":"AWS_OWNED_KMS_KEY","AggregatedScanResult":{"FailedScan":false,"Findings":["MALWARE"],"LastComputed":1516925490}}]}
            """);

        page.NextToken.ShouldBe("t");
        var point = page.RecoveryPoints.ShouldHaveSingleItem();
        foreach (var property in typeof(RecoveryPointByBackupVault).GetProperties())
            property.GetValue(point).ShouldNotBeNull(property.Name);
        point.BackupSizeInBytes.ShouldBe(long.MaxValue);
        point.CreatedBy.BackupRuleTimezone.ShouldBe("Etc/UTC");
        point.Lifecycle.DeleteAfterDays.ShouldBe(-1);
        point.Lifecycle.DeleteAfterEvent.ShouldBe(LifecycleDeleteAfterEvent.DELETE_AFTER_COPY);
        point.Status.ShouldBeSameAs(RecoveryPointStatus.COMPLETED);
        point.VaultType.ShouldBe(VaultType.BACKUP_VAULT);
        point.AggregatedScanResult.Findings.ShouldBe(["MALWARE"]);
    }

    /// <summary>Numbers with fraction, in exponent form and ISO text; the time is UTC and right to a millisecond, not to a tick.</summary>
    [Theory]
    [InlineData("1516925490.087")]
    [InlineData("1.516925490087E9")]
    [InlineData("\"2018-01-26T00:11:30.087Z\"")]
    [InlineData("\"2018-01-26T01:11:30.087+01:00\"")]
    public async Task Time_IsUtc_InEachForm(string wire)
    {
        var page = await RecoveryPoints($$"""{"RecoveryPoints":[{"CreationDate":{{wire}}}]}""");

        var time = page.RecoveryPoints[0].CreationDate!.Value;
        time.Kind.ShouldBe(DateTimeKind.Utc);
        time.ShouldBe(Precisely, TimeSpan.FromMilliseconds(0.5));
    }

    [Fact]
    public async Task Members_AreNull_WhenSentAsNull()
    {
        var page = await RecoveryPoints("""
            {"NextToken":null,"RecoveryPoints":[{"BackupSizeInBytes":null,"CreationDate":null,"IsEncrypted":null,"Status":null,"Lifecycle":null,"CreatedBy":null}]}
            """);

        page.NextToken.ShouldBeNull();
        foreach (var property in typeof(RecoveryPointByBackupVault).GetProperties())
            property.GetValue(page.RecoveryPoints[0]).ShouldBeNull(property.Name);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"RecoveryPoints":null}""", null)]
    [InlineData("""{"RecoveryPoints":[]}""", 0)]
    [InlineData("""{"RecoveryPoints":[{},{}]}""", 2)]
    public async Task List_IsNullUnlessSent_AndEmptyWhenSentEmpty(string body, int? count)
    {
        var page = await RecoveryPoints(body);

        (page.RecoveryPoints?.Count).ShouldBe(count);
    }

    [Fact]
    public async Task UnknownMembers_ArePassedOver_WhereverTheyStand()
    {
        var page = await RecoveryPoints("""
            {"New":{"NextToken":"wrong","RecoveryPoints":[{"Status":"EXPIRED"}]},"NextToken":"right","Also":[1,[2,{"NextToken":"wrong"}]],
             "RecoveryPoints":[{"Extra":{"RecoveryPointArn":"wrong","Deep":[[{}]]},"RecoveryPointArn":"rp","Lifecycle":{"Future":[{"DeleteAfterDays":1}],"DeleteAfterDays":35}}]}
            """);

        page.NextToken.ShouldBe("right");
        page.RecoveryPoints.ShouldHaveSingleItem().RecoveryPointArn.ShouldBe("rp");
        page.RecoveryPoints[0].Lifecycle.DeleteAfterDays.ShouldBe(35);
    }

    [Fact]
    public async Task Members_AreFound_InWhateverOrderTheyCome()
    {
        var page = await RecoveryPoints("""
            {"RecoveryPoints":[{"VaultType":"BACKUP_VAULT","Status":"PARTIAL","BackupSizeInBytes":1,"RecoveryPointArn":"b"},
                               {"RecoveryPointArn":"c","BackupSizeInBytes":2,"Status":"EXPIRED","VaultType":"BACKUP_VAULT"}],"NextToken":"t"}
            """);

        page.NextToken.ShouldBe("t");
        page.RecoveryPoints.Select(point => (point.RecoveryPointArn, point.BackupSizeInBytes, (string)point.Status, (string)point.VaultType))
            .ShouldBe([("b", 1, "PARTIAL", "BACKUP_VAULT"), ("c", 2, "EXPIRED", "BACKUP_VAULT")]);
    }

    [Fact]
    public async Task Enumeration_KeepsTheText_WhenUnknown_AndIsTheConstant_WhenKnownInOtherCase()
    {
        var page = await RecoveryPoints("""{"RecoveryPoints":[{"Status":"ARCHIVED_SOMEHOW"},{"Status":"Completed"}]}""");

        page.RecoveryPoints[0].Status.Value.ShouldBe("ARCHIVED_SOMEHOW");
        (page.RecoveryPoints[0].Status == RecoveryPointStatus.COMPLETED).ShouldBeFalse();
        page.RecoveryPoints[1].Status.ShouldBeSameAs(RecoveryPointStatus.COMPLETED);
        (page.RecoveryPoints[1].Status == "completed").ShouldBeTrue();
    }

    [Fact]
    public async Task Response_CarriesStatusAndRequestId_Always()
    {
        await using var stub = AwsStub.Always("{}", 200, ("x-amzn-RequestId", "req-1"));
        using var client = stub.Backup();

        var response = await client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);

        response.HttpStatusCode.ShouldBe(HttpStatusCode.OK);
        response.ResponseMetadata.RequestId.ShouldBe("req-1");
        response.ContentLength.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not JSON</html>")]
    [InlineData("""{"RecoveryPoints":[{"BackupSizeInBytes":"many"}]}""")]
    [InlineData("""{"RecoveryPoints":[""")]
    public async Task Answer_IsAnUnmarshallingError_WhenItMakesNoSense(string body) =>
        await Should.ThrowAsync<AmazonUnmarshallingException>(() => RecoveryPoints(body));

    private static async Task<ListRecoveryPointsByBackupVaultResponse> RecoveryPoints(string body)
    {
        await using var stub = AwsStub.Always(body);
        using var client = stub.Backup(config => config.MaxErrorRetry = 0);
        return await client.ListRecoveryPointsByBackupVaultAsync(
            new ListRecoveryPointsByBackupVaultRequest { BackupVaultName = "v" }, TestContext.Current.CancellationToken);
    }
}
