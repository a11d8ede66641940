using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Findings;

public class SavingOptionsTests
{
    private static readonly RuleRow Hourly = A.Rule(2_400, rule: "hourly", runRate: 100) with { RunsPerDay = 24 };

    private static IReadOnlyList<SavingOption> Options(TableRow table, params BackupConstraint[] constraints) =>
        SavingOptions.Of(table, A.Report(table), Policy.Default with { Constraints = constraints });

    private static BackupConstraint Keep(int days, string table = "*") => new(new PolicyScope { Table = new NamePattern(table) }, days, null, null);

    private static BackupConstraint Rpo(decimal hours) => new(PolicyScope.Everything, null, hours, null);

    [Fact]
    public void Of_OffersNothing_WhenNothingIsWrong() => Options(A.Table("orders", A.Rule(50))).ShouldBeEmpty();

    [Theory]
    [InlineData(null, "35 days")]
    [InlineData(30, "35 days")]
    [InlineData(365, "365 days")]
    public void SetRetention_KeepsWhatThePolicyDemands(int? minimum, string days)
    {
        var option = Options(A.Table("orders", A.Rule(0, growth: 30.436875m)), minimum is { } least ? [Keep(least)] : []).Single();

        option.Kind.ShouldBe("setRetention");
        option.Title.ShouldContain(days);
        option.MonthlySavingUsd.ShouldBe(new Usd(30.436875m));
    }

    [Fact]
    public void SetRetention_GivesAPriceAndACommandThatListsFirst()
    {
        var option = Options(A.Table("orders", A.Rule(0, growth: 30.436875m))).Single();

        option.Title.ShouldBe(
            "Keep the points of rule 'daily' of plan 'name-1' for 35 days instead of for ever ($35.00 a month once full).");
        option.Command.ShouldBe("""
            aws backup get-backup-plan --backup-plan-id 'plan-1' --region 'us-east-1'
            # aws backup get-backup-plan --backup-plan-id 'plan-1' --region 'us-east-1' --query BackupPlan --output json | jq 'del(.Rules[].RuleId) | (.Rules[] | select(.RuleName=="daily")).Lifecycle.DeleteAfterDays=35' > plan.json
            # aws backup update-backup-plan --backup-plan-id 'plan-1' --region 'us-east-1' --backup-plan file://plan.json
            """);
    }

    [Fact]
    public void SetRetention_LeavesPointsNinetyDaysInColdStorage()
    {
        var table = A.Table("orders", A.Rule(0, growth: 30)) with { Coverage = [A.Coverage(deleteAfter: null) with { ColdAfterDays = 30 }] };

        Options(table).Single().Title.ShouldBe("Keep the points of rule 'daily' of plan 'name-1' for 120 days instead of for ever.");
    }

    [Fact]
    public void SetRetention_ChangesTheCopyAction_WhenOnlyTheCopyNeverExpires()
    {
        var copy = A.Rule(0, growth: 30) with { VaultArn = A.VaultArn("dr", region: "eu-west-1"), BilledTo = new BilledTo(A.Account, "eu-west-1") };
        var table = A.Table("orders", A.Rule(5), copy) with { Coverage = [A.Coverage(deleteAfter: 35)] };

        var option = Options(table).Single();

        option.Title.ShouldStartWith("Keep the copies that rule 'daily' of plan 'name-1' puts into vault 'dr' for 35 days");
        option.Command.ShouldNotBeNull().ShouldContain(
            """.CopyActions |= map(if .DestinationBackupVaultArn=="arn:aws:backup:eu-west-1:111122223333:backup-vault:dr" then .Lifecycle.DeleteAfterDays=35 else . end)""");
    }

    [Fact]
    public void FewerCopies_SavesAllButOneRunADay()
    {
        var option = Options(A.Table("orders", Hourly)).Single();

        option.Kind.ShouldBe("fewerCopies");
        Math.Round(option.MonthlySavingUsd.Amount, 6).ShouldBe(2_300);
        option.Title.ShouldBe("Run rule 'hourly' of plan 'name-1' once a day instead of 24 times.");
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(23.9, 0)]
    public void FewerCopies_IsNotOffered_WhenBackupsMustBeNearerThanADay(double hours, int count) =>
        Options(A.Table("orders", Hourly), Rpo((decimal)hours)).Count.ShouldBe(count);

    [Fact]
    public void FewerCopies_LeavesOutPointsThatStayAnyway()
    {
        var option = Options(A.Table("orders", Hourly with { EndlessRunRateUsd = new Usd(240), StuckRunRateUsd = new Usd(96), ExpiredRunRateUsd = new Usd(24) })).Single();

        Math.Round(option.MonthlySavingUsd.Amount, 6).ShouldBe(2_040m * 23 / 24);
    }

    [Fact]
    public void EndOverlap_OffersToLeaveEitherPlan()
    {
        var options = Options(A.Table("orders", A.Rule(500), A.Rule(20, plan: "plan-2")));

        options.Select(option => (option.Kind, option.MonthlySavingUsd.Amount)).ShouldBe([("endOverlap", 500m), ("endOverlap", 20m)]);
        options[1].Title.ShouldBe("Take the table out of plan 'name-2'; 'name-1' backs it up as well.");
        options[1].Command.ShouldNotBeNull().ShouldStartWith("aws backup list-backup-selections --backup-plan-id 'plan-2' --region 'us-east-1'\n# ");
    }

    [Theory]
    [InlineData(24, 1, 2)]
    [InlineData(24, 0.9, 1)]
    [InlineData(0.5, 0.5, 2)]
    [InlineData(0.5, 0.4, 1)]
    public void EndOverlap_NeverLeavesATableBackedUpLessThanDaily_UnlessItIsNow(double dearer, double cheaper, int count)
    {
        var table = A.Table("orders", A.Rule(500) with { RunsPerDay = (decimal)dearer }, A.Rule(20, plan: "plan-2") with { RunsPerDay = (decimal)cheaper });

        Options(table).Count(option => option.Kind == "endOverlap").ShouldBe(count);
    }

    [Fact]
    public void EndOverlap_KeepsThePlanThatThePolicyNeeds()
    {
        var table = A.Table("orders", A.Rule(500), A.Rule(20, plan: "plan-2")) with { Coverage = [A.Coverage(deleteAfter: 365), A.Coverage("plan-2")] };

        Options(table, Keep(100)).Select(option => option.Title).ShouldHaveSingleItem().ShouldStartWith("Take the table out of plan 'name-2'");
        Options(table, Keep(365, "other")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("cron(0 5 * * ? *)", 24, 2)]
    [InlineData("cron(0 5 ? * MON-FRI *)", 71.9, 1)]
    [InlineData("cron(0 5 ? * MON-FRI *)", 72, 2)]
    [InlineData("cron(0 5 1 1 ? 2027)", 1_000, 1)]
    [InlineData("every morning", 1_000, 1)]
    public void EndOverlap_LooksAtTheLongestTimeBetweenRuns(string schedule, double hours, int count)
    {
        var table = A.Table("orders", A.Rule(500), A.Rule(20, plan: "plan-2")) with { Coverage = [A.Coverage(), A.Coverage("plan-2") with { Schedule = schedule }] };

        Options(table, Rpo((decimal)hours)).Count.ShouldBe(count);
    }

    [Fact]
    public void PitrInstead_SavesTheDifference()
    {
        var table = A.Table("orders", A.Rule(500)) with { PitrUsd = new Usd(60) };

        Options(table).Single().ShouldSatisfyAllConditions(
            option => option.Kind.ShouldBe("pitrInstead"),
            option => option.MonthlySavingUsd.ShouldBe(new Usd(440)),
            option => option.Command.ShouldNotBeNull().ShouldStartWith("aws dynamodb describe-continuous-backups --table-name 'orders' --region 'us-east-1'\n# aws dynamodb update"));
        Options(table with { Pitr = true }).Single().MonthlySavingUsd.ShouldBe(new Usd(500));
        Options(table, Keep(35)).Count.ShouldBe(1);
        Options(table, Keep(36)).ShouldBeEmpty();
    }

    [Fact]
    public void PitrBeside_KeepsWeeklyBackups_WhenTheyAreKeptLonger()
    {
        var table = A.Table("orders", A.Rule(700)) with { PitrUsd = new Usd(60), Coverage = [A.Coverage(deleteAfter: 36)] };

        var option = Options(table, Keep(36)).Single();

        option.Kind.ShouldBe("pitrBeside");
        Math.Round(option.MonthlySavingUsd.Amount, 6).ShouldBe(540);
        option.Title.ShouldBe("Use point-in-time recovery ($60.00 a month) for the last 35 days, and keep only weekly backups for 36 days.");
    }

    [Fact]
    public void Delete_IsOffered_OnlyForATableKnownToBeGone_InItsOwnAccount()
    {
        var gone = A.Table("orders", A.Rule(runRate: 50)) with { Exists = false };

        Options(gone).Single().Kind.ShouldBe("deleteOrphans");
        Options(gone with { Exists = null }).ShouldBeEmpty();
        Options(gone with { Exists = true }).ShouldBeEmpty();
        Options(gone with { AccountId = A.OtherAccount }).ShouldBeEmpty();
        Options(gone with { ByRule = [A.Rule(runRate: 50) with { BilledTo = new BilledTo(A.OtherAccount, A.Region) }] }).ShouldBeEmpty();
        Options(gone with { ByRule = [A.Rule(runRate: 50) with { Basis = "projected" }] }).ShouldBeEmpty();
        Options(gone, Keep(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Delete_OffersWhatIsPastItsRetention_EvenWhereBackupsMustBeKept()
    {
        var gone = A.Table("orders", A.Rule(runRate: 50) with { ExpiredRunRateUsd = new Usd(20) }) with { Exists = false };

        var option = Options(gone, Keep(35)).Single();

        (option.Kind, option.MonthlySavingUsd.Amount).ShouldBe(("deleteExpired", 20m));
        option.Command.ShouldNotBeNull().ShouldContain("RecoveryPoints[?Status==`\"EXPIRED\"`]");
    }

    [Fact]
    public void Delete_ListsFirst_AndDeletesOnlyOnceTheCommentSignIsGone()
    {
        var option = Options(A.Table("orders", A.Rule(runRate: 50)) with { Exists = false }).Single();

        option.Command.ShouldBe("""
            aws backup list-recovery-points-by-backup-vault --backup-vault-name 'Default' --region 'us-east-1' --by-resource-arn 'arn:aws:dynamodb:us-east-1:111122223333:table/orders' --query 'RecoveryPoints[].[RecoveryPointArn,CreationDate,BackupSizeInBytes]' --output table
            # aws backup list-recovery-points-by-backup-vault --backup-vault-name 'Default' --region 'us-east-1' --by-resource-arn 'arn:aws:dynamodb:us-east-1:111122223333:table/orders' --query 'RecoveryPoints[].RecoveryPointArn' --output text | tr '\t' '\n' | xargs -I {} aws backup delete-recovery-point --backup-vault-name 'Default' --region 'us-east-1' --recovery-point-arn {}
            """);
    }

    [Theory]
    [InlineData("it's; rm -rf $(pwd)", """select(.RuleName=="it\u0027s; rm -rf $(pwd)")""")]
    [InlineData("a\"b", """select(.RuleName=="a\u0022b")""")]
    [InlineData("new\nline", null)]
    [InlineData("right\u202eleft", null)]
    public void Command_QuotesNames_OrIsLeftOut(string rule, string? part)
    {
        var command = Options(A.Table("orders", A.Rule(0, growth: 30, rule: rule))).Single().Command;

        if (part is null)
            command.ShouldBeNull();
        else
            command.ShouldNotBeNull().ShouldContain(part);
    }

    [Fact]
    public void Command_PointsToTheManagementAccount_WhenAnOrganizationMadeThePlan() =>
        Options(A.Table("orders", A.Rule(0, growth: 30, plan: "orgs/abc"))).Single().Command.ShouldNotBeNull().ShouldContain("change the policy in the management account");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.99, 0)]
    public void Of_LeavesOutSmallSavings(double saving, int count) =>
        Options(A.Table("orders", A.Rule(runRate: (decimal)saving)) with { Exists = false }).Count.ShouldBe(count);
}
