using Amazon.Backup;
using Amazon.Backup.Model;
using Guardrail.Aws.Reading;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Lifecycle = Amazon.Backup.Model.Lifecycle;

namespace Guardrail.Aws.Tests.Reading;

public class RecoveryPointMappingTests
{
    private static readonly BackupVault Vault = new() { Scope = LocalAccount.UsEast1, Name = "v", Arn = "arn:aws:backup:us-east-1:111122223333:backup-vault:v" };

    private static RecoveryPointByBackupVault Listed() => new()
    {
        RecoveryPointArn = "arn:aws:backup:us-east-1:111122223333:recovery-point:1",
        ResourceArn = new string("arn:aws:dynamodb:us-east-1:111122223333:table/orders".AsSpan()),
        ResourceType = "DynamoDB",
        CreationDate = new DateTime(2026, 11, 1, 5, 0, 0, DateTimeKind.Utc).AddTicks(-2),
        BackupSizeInBytes = 42,
        Status = RecoveryPointStatus.COMPLETED,
        Lifecycle = new Lifecycle { DeleteAfterDays = 120, MoveToColdStorageAfterDays = 30 },
        CalculatedLifecycle = new CalculatedLifecycle { DeleteAt = new DateTime(2027, 3, 1, 5, 0, 0, DateTimeKind.Utc), MoveToColdStorageAt = new DateTime(2026, 12, 1, 5, 0, 0, DateTimeKind.Utc) },
        CreatedBy = new Amazon.Backup.Model.RecoveryPointCreator { BackupPlanId = "p", BackupRuleId = "r" },
        SourceBackupVaultArn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:source",
    };

    private static (IReadOnlyList<RecoveryPoint> Points, IReadOnlyList<Gap> Gaps) Map(params RecoveryPointByBackupVault?[] page)
    {
        var gaps = new GapList(LocalAccount.UsEast1);
        return (new RecoveryPointMapping(gaps, Vault).Page([.. page]), gaps.ToList());
    }

    [Fact]
    public void Page_MapsEveryMember()
    {
        var point = Map(Listed()).Points.ShouldHaveSingleItem();

        point.ShouldBe(new RecoveryPoint
        {
            Arn = "arn:aws:backup:us-east-1:111122223333:recovery-point:1",
            Vault = Vault,
            TableArn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders",
            CreatedAt = new DateTimeOffset(2026, 11, 1, 5, 0, 0, TimeSpan.Zero),
            Status = "COMPLETED",
            SizeBytes = 42,
            DeleteAt = new DateTimeOffset(2027, 3, 1, 5, 0, 0, TimeSpan.Zero),
            MoveToColdAt = new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero),
            Lifecycle = new Guardrail.Inventory.Lifecycle(30, 120),
            CreatedBy = new Guardrail.Inventory.RecoveryPointCreator("p", "", "", "r", ""),
            SourceVaultArn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:source",
        });
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("DELETE_AFTER_COPY", 1)]
    public void Finish_TellsOfPointsThatMayEndBeforeTheirDate(string? deleteAfterEvent, int gaps)
    {
        var list = new GapList(LocalAccount.UsEast1);
        var mapping = new RecoveryPointMapping(list, Vault);
        var listed = Listed();
        listed.Lifecycle.DeleteAfterEvent = deleteAfterEvent is null ? null : new LifecycleDeleteAfterEvent(deleteAfterEvent);

        mapping.Page([listed]).ShouldHaveSingleItem();

        mapping.Finish().ShouldBeTrue();
        list.ToList().Count(gap => gap is { What: "vault/v", Code: "DeleteAfterEvent" }).ShouldBe(gaps);
    }

    [Fact]
    public void Page_KeepsOneOfEqualTexts()
    {
        var points = Map(Listed(), Listed()).Points;

        points[0].TableArn.ShouldBeSameAs(points[1].TableArn);
        points[0].CreatedBy.ShouldBeSameAs(points[1].CreatedBy);
        points[0].Lifecycle.ShouldBeSameAs(points[1].Lifecycle);
    }

    [Fact]
    public void Page_KeepsStatusesNobodyKnows()
    {
        var listed = Listed();
        listed.Status = new RecoveryPointStatus("FROZEN");

        Map(listed).Points.ShouldHaveSingleItem().Status.ShouldBe("FROZEN");
    }

    [Fact]
    public void Page_LeavesOtherTypesOut()
    {
        var listed = Listed();
        listed.ResourceType = "EBS";
        listed.ResourceArn = "arn:aws:ec2:us-east-1:111122223333:volume/vol-1";

        var (points, gaps) = Map(listed);

        points.ShouldBeEmpty();
        gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Page_CountsANullEntryAmongTheUnusable()
    {
        var (points, gaps) = Map(Listed(), null);

        points.Count.ShouldBe(1);
        gaps.ShouldHaveSingleItem().Code.ShouldBe("InvalidAnswer");
    }

    [Fact]
    public void Page_LeavesParentsOfStacksOut_ButKeepsParentsOfATable()
    {
        var stack = Listed();
        (stack.IsParent, stack.ResourceType, stack.ResourceArn) = (true, null, "arn:aws:cloudformation:us-east-1:111122223333:stack/s/1");
        var parent = Listed();
        parent.IsParent = true;

        var (points, gaps) = Map(stack, parent);

        points.ShouldHaveSingleItem().IsParent.ShouldBeTrue();
        gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Page_NamesThePointWithoutAnArn()
    {
        var listed = Listed();
        listed.RecoveryPointArn = null;

        Map(listed).Gaps.ShouldHaveSingleItem().What.ShouldBe("point/unnamed-in-v");
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/orders", true)]
    [InlineData("arn:aws-cn:dynamodb:cn-north-1:111122223333:table/a.b_c-d", true)]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/", false)]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/01547087347000-c8b6kdk3", false)]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/i", false)]
    [InlineData("arn:aws:dynamodb:us-east-1::table/orders", false)]
    [InlineData("arn:aws:rds:us-east-1:111122223333:table/orders", false)]
    [InlineData("orders", false)]
    public void IsTable_TakesTablesOnly(string arn, bool table) => Arns.IsTable(arn).ShouldBe(table);

    [Theory]
    [InlineData(-6_000, 0)]
    [InlineData(-5_000, 0)]
    [InlineData(4_999, 0)]
    [InlineData(5_000, 1)]
    [InlineData(-5_001, -1)]
    public void From_RoundsToTheMillisecond(int ticks, int milliseconds)
    {
        var second = new DateTime(2026, 11, 1, 0, 0, 1, DateTimeKind.Utc);

        Instants.From(second.AddTicks(ticks)).ShouldBe(ticks == -6_000 ? new DateTimeOffset(second).AddMilliseconds(-1) : new DateTimeOffset(second).AddMilliseconds(milliseconds));
    }

    [Fact]
    public void From_IsNull_ForNoDateAndForAbsurdOnes()
    {
        Instants.From(null).ShouldBeNull();
        Instants.From(DateTime.UnixEpoch).ShouldBeNull();
        Instants.From(DateTime.MinValue).ShouldBeNull();
        Instants.From(DateTime.MaxValue).ShouldBeNull();
        Instants.From(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)).ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "never local time");
    }
}
