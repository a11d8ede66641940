using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests;

/// <summary>Examples: valid and boring by default, so that a test states only what it is about.</summary>
internal static class A
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Region = "us-east-1";

    public static DateTimeOffset AsOf { get; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public static DateOnly Full { get; } = new(2026, 12, 10);

    public static string TableArn(string name, string account = Account, string region = Region) => $"arn:aws:dynamodb:{region}:{account}:table/{name}";

    public static string VaultArn(string name, string account = Account, string region = Region) => $"arn:aws:backup:{region}:{account}:backup-vault:{name}";

    /// <summary>A rule's row: bounded at a steady state, or growing for ever where <paramref name="growth"/> is given.</summary>
    public static RuleRow Rule(decimal steady = 0, decimal? growth = null, string? plan = "plan-1", string? rule = "daily", decimal runRate = 0, long points = 0, decimal? copies = 0) => new()
    {
        PlanId = plan,
        RuleId = rule,
        RuleName = rule,
        VaultArn = VaultArn("Default"),
        BilledTo = new BilledTo(Account, Region),
        Basis = "listed",
        InTotals = true,
        CopiesOnceFull = growth is null ? copies : null,
        RunsPerDay = 1,
        MissedRuns = 0,
        RejectedByLock = false,
        ExpiredRunRateUsd = Usd.Zero,
        StuckRunRateUsd = Usd.Zero,
        EndlessRunRateUsd = Usd.Zero,
        Since = new DateTimeOffset(2026, 11, 8, 0, 0, 0, TimeSpan.Zero),
        RecoveryPoints = points,
        StorageBytes = 0,
        WarmBytes = 0,
        ColdBytes = 0,
        RunRateUsd = new Usd(runRate),
        MonthToDateUsd = Usd.Zero,
        MonthToDateLowUsd = Usd.Zero,
        MonthToDateHighUsd = Usd.Zero,
        ProjectedMonthUsd = Usd.Zero,
        SteadyStateUsd = growth is null ? new Usd(steady) : null,
        SteadyStateBoundedUsd = new Usd(steady),
        SteadyStateDate = growth is null ? Full : null,
        MonthlyGrowthUsd = new Usd(growth ?? 0),
        TransferUsd = new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero),
        Estimated = false,
    };

    /// <summary>What covers a table.</summary>
    public static CoverageRow Coverage(string plan = "plan-1", string rule = "daily", long? deleteAfter = 35, string? name = null) => new()
    {
        PlanId = plan,
        PlanName = name ?? plan.Replace("plan", "name", StringComparison.Ordinal),
        RuleId = rule,
        RuleName = rule,
        Schedule = "cron(0 5 * * ? *)",
        Timezone = "UTC",
        DeleteAfterDays = deleteAfter,
        ColdAfterDays = null,
        Because = "selection 'all' takes it in",
    };

    /// <summary>A table whose figures are the sums of its rows.</summary>
    public static TableRow Table(string name = "orders", params RuleRow[] rules) =>
        Summed(
            rules.Where(rule => rule.InTotals).ToList(),
            new TableRow
            {
                AccountId = Account,
                Region = Region,
                TableName = name,
                TableArn = TableArn(name),
                Exists = true,
                TableSizeBytes = null,
                // What a daily rule of 35 days at $0.10 would make of the largest row.
                FutureSizeBytes = (long)(rules.Where(rule => rule.PlanId is not null).Select(rule => rule.MonthlyGrowthUsd.Amount > 0 ? rule.MonthlyGrowthUsd.Amount / 3.0436875m : rule.SteadyStateBoundedUsd.Amount / 3.5m).DefaultIfEmpty(0).Max() * (1L << 30)),
                Tags = new Dictionary<string, string>(),
                Coverage = [.. rules.Where(rule => rule.PlanId is not null && rule.RuleId is not null).DistinctBy(rule => (rule.PlanId, rule.RuleId)).Select(rule => Coverage(rule.PlanId!, rule.RuleId!, rule.SteadyStateUsd is null ? null : 35))],
                ByRule = rules,
                Pitr = null,
                PitrUsd = null,
                Stale = false,
                GrowthPerMonth = null,
                Options = [],
                RecoveryPoints = 0,
                StorageBytes = 0,
                WarmBytes = 0,
                ColdBytes = 0,
                RunRateUsd = Usd.Zero,
                MonthToDateUsd = Usd.Zero,
                MonthToDateLowUsd = Usd.Zero,
                MonthToDateHighUsd = Usd.Zero,
                ProjectedMonthUsd = Usd.Zero,
                SteadyStateUsd = Usd.Zero,
                SteadyStateBoundedUsd = Usd.Zero,
                SteadyStateDate = null,
                MonthlyGrowthUsd = Usd.Zero,
                TransferUsd = new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero),
                Estimated = false,
                NextMonths = [],
            });

    /// <summary>A plan's row.</summary>
    public static PlanRow Plan(string id = "plan-1", string? name = "name-1", bool deleted = false, params RuleRow[] rules) =>
        Summed(
            rules,
            new PlanRow
            {
                PlanId = id,
                PlanName = name,
                AccountId = Account,
                Region = Region,
                Deleted = deleted,
                Tables = 1,
                RecoveryPoints = 0,
                StorageBytes = 0,
                WarmBytes = 0,
                ColdBytes = 0,
                RunRateUsd = Usd.Zero,
                MonthToDateUsd = Usd.Zero,
                MonthToDateLowUsd = Usd.Zero,
                MonthToDateHighUsd = Usd.Zero,
                ProjectedMonthUsd = Usd.Zero,
                SteadyStateUsd = Usd.Zero,
                SteadyStateBoundedUsd = Usd.Zero,
                SteadyStateDate = null,
                MonthlyGrowthUsd = Usd.Zero,
                TransferUsd = new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero),
                Estimated = false,
                NextMonths = [],
            });

    /// <summary>A complete report whose totals are the sums of its tables.</summary>
    public static AuditReport Report(params TableRow[] tables) => new()
    {
        AsOf = AsOf,
        Hypothetical = false,
        Complete = true,
        CompleteExceptAccepted = true,
        Tool = new ToolRow("0.1.0", "official"),
        Prices = new PriceRow(new DateOnly(2026, 5, 1), false),
        UncoveredTables = 0,
        NativeBackups = new NativeBackupsRow(0, 0, Usd.Zero),
        Scopes = [Scope()],
        Totals = Summed(
            tables,
            new Cost
            {
                RecoveryPoints = 0,
                StorageBytes = 0,
                WarmBytes = 0,
                ColdBytes = 0,
                RunRateUsd = Usd.Zero,
                MonthToDateUsd = Usd.Zero,
                MonthToDateLowUsd = Usd.Zero,
                MonthToDateHighUsd = Usd.Zero,
                ProjectedMonthUsd = Usd.Zero,
                SteadyStateUsd = Usd.Zero,
                SteadyStateBoundedUsd = Usd.Zero,
                SteadyStateDate = null,
                MonthlyGrowthUsd = Usd.Zero,
                TransferUsd = new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero),
                Estimated = false,
                NextMonths = [],
            }),
        Tables = tables,
        Plans = [],
        Findings = [],
        Gaps = [],
    };

    public static ScopeRow Scope(string account = Account, string region = Region, bool complete = true) =>
        new() { AccountId = account, Region = region, Complete = complete, AdvancedFeatures = true, OptedIn = true };

    public static Gap Gap(string what = "vault/central", string code = "AccessDeniedException", string account = Account, string region = Region) =>
        new(account, region, what, code, $"{what} could not be read: allow backup:ListRecoveryPointsByBackupVault.");

    public static Budget Budget(BudgetBasis basis = BudgetBasis.SteadyState, decimal? warning = null, decimal? critical = null, PolicyScope? scope = null, BudgetSubject each = BudgetSubject.Sum) =>
        new() { Id = "b1", Name = "Everything", Basis = basis, Warning = warning, Critical = critical, Scope = scope ?? PolicyScope.Everything, Each = each };

    public static AuditReport WithGaps(this AuditReport report, params Gap[] gaps) =>
        report with { Gaps = gaps, Complete = gaps.Length == 0, CompleteExceptAccepted = gaps.All(gap => gap.Accepted) };

    public static Policy With(this Policy policy, string kind, KindSetting setting) =>
        policy with { Kinds = new Dictionary<string, KindSetting>(policy.Kinds) { [kind] = setting } };

    private static T Summed<T>(IReadOnlyList<CostFigures> rows, T into) where T : Cost => into with
    {
        RecoveryPoints = rows.Sum(row => row.RecoveryPoints),
        StorageBytes = rows.Aggregate((Int128)0, (sum, row) => sum + row.StorageBytes),
        WarmBytes = rows.Aggregate((Int128)0, (sum, row) => sum + row.WarmBytes),
        ColdBytes = rows.Aggregate((Int128)0, (sum, row) => sum + row.ColdBytes),
        RunRateUsd = Sum(rows, row => row.RunRateUsd),
        MonthToDateUsd = Sum(rows, row => row.MonthToDateUsd),
        MonthToDateLowUsd = Sum(rows, row => row.MonthToDateLowUsd),
        MonthToDateHighUsd = Sum(rows, row => row.MonthToDateHighUsd),
        ProjectedMonthUsd = Sum(rows, row => row.ProjectedMonthUsd),
        SteadyStateUsd = rows.Any(row => row.SteadyStateUsd is null) ? null : Sum(rows, row => row.SteadyStateBoundedUsd),
        SteadyStateBoundedUsd = Sum(rows, row => row.SteadyStateBoundedUsd),
        SteadyStateDate = rows.Any(row => row.SteadyStateUsd is null) ? null : rows.Max(row => row.SteadyStateDate),
        MonthlyGrowthUsd = Sum(rows, row => row.MonthlyGrowthUsd),
        Estimated = rows.Any(row => row.Estimated),
    };

    private static Usd Sum(IReadOnlyList<CostFigures> rows, Func<CostFigures, Usd> part) => rows.Aggregate(Usd.Zero, (sum, row) => sum + part(row));
}
