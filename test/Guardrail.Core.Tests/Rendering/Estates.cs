using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Rendering;

/// <summary>Reports for golden files.</summary>
internal static class Estates
{
    public const string HostileTable = "=HYPERLINK(\"http://x\")";
    public const string HostilePlan = "<!channel> *bold* </script>";
    public const string HostileTag = "line one\nline two 🚀";

    private static readonly MonthCost[] Ramp =
    [
        .. new[] { 8_125m, 22_000, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200, 25_200 }
            .Select((usd, i) => new MonthCost($"2026-{i:00}", new Usd(usd), new Usd(usd))),
    ];

    private static readonly MonthCost[] Climb = [.. Enumerable.Range(1, 13).Select(i => new MonthCost($"2026-{i:00}", new Usd(i * 430), new Usd(i * 430)))];

    public static Policy Policy { get; } = Policy.Default with
    {
        Budgets = [new Budget { Id = "all", Name = "all tables", Basis = BudgetBasis.SteadyState, Warning = 5_000, Critical = 20_000 }],
        AcceptedGaps = [new AcceptedGap(null, null, new NamePattern("region"), null, "not used", null)],
        OwnerTag = "owner",
    };

    /// <summary>A bit of everything: a ramp, a table without end, an orphan, an overlap, gaps.</summary>
    public static AuditReport Messy { get; } = Judgement.Of(
        (A.Report(
            A.Table("sessions", A.Rule(8_200, growth: 430, runRate: 900, points: 30, rule: "keep") with { StorageBytes = Gb(900), WarmBytes = Gb(900), ProjectedMonthUsd = new Usd(430), MonthToDateUsd = new Usd(210.5m), MonthToDateLowUsd = new Usd(210.5m), MonthToDateHighUsd = new Usd(210.5m) })
                with
            { NextMonths = Climb },
            A.Table(
                "orders",
                A.Rule(25_200, plan: "plan-2", rule: "hourly-35-days", runRate: 10_080, points: 336, copies: 840) with
                {
                    RunsPerDay = 24,
                    StorageBytes = Gb(100_800),
                    WarmBytes = Gb(100_800),
                    ProjectedMonthUsd = new Usd(8_125),
                    MonthToDateUsd = new Usd(432.1m),
                    MonthToDateLowUsd = new Usd(420),
                    MonthToDateHighUsd = new Usd(440),
                    Estimated = true,
                },
                A.Rule(42, plan: "plan-3", rule: "weekly", copies: 5) with { RunsPerDay = 1m / 7 }) with
            {
                NextMonths = Ramp,
                PitrUsd = new Usd(60),
                Tags = new Dictionary<string, string> { ["owner"] = HostileTag },
            },
            A.Table("a-table-with-a-very-long-name-indeed", A.Rule(runRate: 3, points: 2, plan: null, rule: null) with { StorageBytes = Gb(30), ColdBytes = Gb(30), SteadyStateDate = null }) with { Exists = false, NextMonths = Climb }) with
        {
            UncoveredTables = 12,
            NativeBackups = new NativeBackupsRow(3, Gb(200), new Usd(20)),
            Scopes = [A.Scope(), A.Scope(A.OtherAccount, "eu-west-1", complete: false)],
        }).WithGaps(A.Gap(account: A.OtherAccount, region: "eu-west-1"), A.Gap("region", "UnrecognizedClientException", A.Account, "me-south-1")),
        Policy);

    /// <summary>Names that try to be formulas, markup, mentions and terminal commands.</summary>
    public static AuditReport Hostile { get; } = Judgement.Of(
        A.Report(
            A.Table(HostileTable, A.Rule(7_000, growth: 70, plan: "plan-1", rule: "@here `code` _all_ [x](http://evil)")) with
            {
                Coverage = [A.Coverage("plan-1", "@here `code` _all_ [x](http://evil)", null, HostilePlan)],
                Tags = new Dictionary<string, string> { ["owner"] = HostileTag },
            },
            A.Table("a|b\u001b[31m\u202e", A.Rule(6_000, growth: 60, plan: "plan-1", rule: "daily")) with { Coverage = [A.Coverage("plan-1", "daily", null, HostilePlan)] })
            .WithGaps(A.Gap("vault/<script>alert(1)</script>\n\u001b[2J", "Access*Denied", A.Account, A.Region)),
        Policy);

    private static Int128 Gb(long gigabytes) => (Int128)gigabytes << 30;
}
