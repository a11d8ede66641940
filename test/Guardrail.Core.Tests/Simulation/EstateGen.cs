using CsCheck;

namespace Guardrail.Simulation;

/// <summary>Random estates.</summary>
public static class EstateGen
{
    private const long Gb = 1L << 30;

    private static readonly string[] Schedules =
    [
        "cron(0 5 ? * * *)", "cron(0 0 * * ? *)", "cron(0 0/12 * * ? *)", "cron(30 1,13 * * ? *)", "cron(0 3 ? * MON *)", "cron(0 12 ? * 6L *)",
        "cron(0 0 1 * ? *)", "cron(0 2 L * ? *)", "cron(15 2 ? * * *)", "cron(45 23 ? * MON-FRI *)", "cron(0 0 29 2 ? *)", "cron(0 6 1,15 * ? *)", "cron(0 0/6 * * ? *)",
        "cron(0 * * * ? *)",
    ];

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland"];

    private static readonly Gen<long?> Retention = Of<long?>(1, 2, 3, 7, 8, 14, 28, 30, 31, 35, 60, 90, 100, 365, null);

    private static readonly Gen<long?> Window = Of<long?>(60, 60, 120, 480, null);

    private static readonly Gen<SimulatedCopy> Copy = Gen.Select(
        Gen.Int[0, Clouds.Destinations.Count - 1], Of<long?>(null, -1, 1, 5, 14, 30, 45, 120),
        (vault, days) => new SimulatedCopy(Clouds.Destinations[vault], days));

    private static readonly Gen<DateTimeOffset> AsOf = Gen.Select(
        Gen.Int[0, 5 * 365 * 24 * 60],
        Gen.Frequency((4, Gen.Const(1)), (2, Gen.Const(60)), (1, Gen.Const(24 * 60))),
        (minutes, unit) => new DateTimeOffset(2023, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes / unit * unit));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<SimulatedRule> Rule(string id) =>
        from schedule in Of(Schedules)
        from zone in Of(Zones)
        from window in Window
        from cold in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 40]))
        from kept in Retention
        from copies in Gen.Frequency((2, Gen.Const(new List<SimulatedCopy>())), (1, Copy.List[1, 2]))
        select new SimulatedRule(
            id, schedule, zone, window, cold > 0 && kept is { } days ? cold + 90 + days % 40 : kept, cold > 0 ? cold : null,
            [.. copies.DistinctBy(copy => copy.Vault.Arn)]);

    private static Gen<SimulatedPlan> Plan(string id, DateTimeOffset asOf) =>
        from first in Rule(id + "-a")
        from second in Rule(id + "-b")
        from two in Gen.Bool
        from minutes in Gen.OneOf(Gen.Int[0, 120 * 24 * 60], Gen.Int[0, 3 * 24 * 60], Gen.Int[200 * 24 * 60, 420 * 24 * 60])
            // The order of rules of equal retention is the schedule's own test.
        select new SimulatedPlan(id, asOf.AddMinutes(-minutes), two && first.Retention != second.Retention ? [first, second] : [first]);

    private static Gen<SimulatedTable> Table(string name, DateTimeOffset asOf, double growthPerDay) =>
        from size in Gen.Long[Gb / 1000, 900 * Gb]
        from minutes in Gen.Frequency((3, Gen.Int[430 * 24 * 60, 2000 * 24 * 60]), (1, Gen.Int[2 * 24 * 60, 150 * 24 * 60]))
        select new SimulatedTable(name, size, asOf.AddMinutes(-minutes), growthPerDay);

    /// <summary>Estates whose backups are on the minute and whose tables stay the same.</summary>
    public static readonly Gen<SimulatedEstate> Punctual = Any(punctual: true, Gen.Const(0.0));

    /// <summary>Estates whose backups start and go late.</summary>
    public static readonly Gen<SimulatedEstate> Late = Any(punctual: false, Gen.Const(0.0));

    /// <summary>Estates whose tables grow or shrink as well.</summary>
    public static readonly Gen<SimulatedEstate> Growing = Any(punctual: false, Of(0.001, 0.0003, 0.003, -0.0005));

    /// <summary>Late backups of one rule, whose jobs can be read.</summary>
    public static readonly Gen<SimulatedEstate> WithJobs = Growing.Select(estate => estate with { Jobs = true });

    /// <summary>One plan of one rule, edited, deleted, out of order or with points that people and AWS do things to; the jobs tell.</summary>
    public static readonly Gen<SimulatedEstate> Troubled =
        from estate in Late
        from kind in Gen.Int[0, 6]
        from days in Gen.Double[0.5, 25]
        from length in Gen.Double[0.1, 20]
        from old in Of<long>(1, 2, 3, 7, 14, 35)
        from keeps in Gen.Bool
        from share in Gen.Int[1, 40]
        select estate with
        {
            Jobs = true,
            Plans = [estate.Plans[0] with { CreatedAt = estate.AsOf.AddDays(-400), Rules = [kind == 1 ? estate.Plans[0].Rules[0] with { Copies = [], Schedule = "cron(0 5 ? * * *)" } : estate.Plans[0].Rules[0]] }],
            Tables = kind == 6 ? [estate.Tables[0] with { DeletedAt = estate.AsOf.AddDays(-days) }] : estate.Tables,
            Trouble = new SimulatedTrouble
            {
                AsOf = estate.AsOf,
                PlanDeletedAt = kind == 0 ? estate.AsOf.AddDays(-days) : null,
                EditedAt = kind == 1 ? estate.AsOf.AddDays(-days) : null,
                OldRetention = old,
                KeepsIds = keeps,
                // An outage at the very beginning of the 30 days looks like a plan that began after it: nothing tells.
                OutDays = kind == 2 ? (Math.Min(days + length, 27), days) : (0, 0),
                DeletedByHand = kind == 3 ? share : 0,
                Undeletable = kind == 4 ? share : 0,
                Unsized = kind == 5 ? share : 0,
            },
        };

    private static Gen<SimulatedEstate> Any(bool punctual, Gen<double> growthPerDay) =>
        from asOf in AsOf
        from growth in growthPerDay
        from first in Plan("p1", asOf)
        from second in Plan("p2", asOf)
        from one in Table("one", asOf, growth)
        from two in Table("two", asOf, growth)
        from plans in Gen.Int[1, 2]
        from tables in Gen.Int[1, 2]
        from advanced in Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false)))
        from seed in Gen.Int[0, 1_000_000]
        select new SimulatedEstate
        {
            AsOf = asOf,
            Plans = plans == 1 ? [first] : [first, second],
            Tables = tables == 1 ? [one] : [one, two],
            Advanced = advanced,
            Punctual = punctual,
            Seed = seed,
        };
}
