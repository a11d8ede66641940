namespace Guardrail.Simulation;

/// <summary>What real accounts go through: plans are edited and deleted, jobs fail, people delete points, AWS cannot.</summary>
public sealed record SimulatedTrouble
{
    /// <summary>When every plan was deleted; null while they live.</summary>
    public DateTimeOffset? PlanDeletedAt { get; init; }

    /// <summary>When the rules got their present lifecycle; null for always.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Days that points were kept before the edit.</summary>
    public long OldRetention { get; init; }

    /// <summary>Whether the rules kept their ids when they were edited.</summary>
    public bool KeepsIds { get; init; } = true;

    /// <summary>For how many days before asOf no job ran, and since how many days they run again.</summary>
    public (double From, double Until) OutDays { get; init; }

    /// <summary>How many points of a hundred people delete by hand, at any time.</summary>
    public int DeletedByHand { get; init; }

    /// <summary>How many points of a hundred AWS could not delete: EXPIRED.</summary>
    public int Undeletable { get; init; }

    /// <summary>How many points of a hundred are listed without a size.</summary>
    public int Unsized { get; init; }

    /// <summary>The instant of the listing.</summary>
    public required DateTimeOffset AsOf { get; init; }

    private long Now => AsOf.ToUnixTimeMilliseconds();

    public bool PreventsRun(long run) =>
        run >= (PlanDeletedAt ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds()
        || (run >= Now - OutDays.From * 86_400_000 && run < Now - OutDays.Until * 86_400_000);

    /// <summary>What becomes of a point.</summary>
    public SimulatedPoint Befalls(SimulatedPoint point, SimulatedEstate estate, Random random)
    {
        if (EditedAt is { } edited && point.Run < edited.ToUnixTimeMilliseconds())
        {
            point = point with
            {
                Retention = OldRetention,
                ColdDays = null,
                RuleId = KeepsIds ? null : point.Rule.Id + "-before",
                Removed = point.Created + OldRetention * 86_400_000 + (estate.Punctual ? 0 : random.NextInt64(8 * 60) * 60_000),
            };
        }
        // Nothing tells of what was made, and deleted by hand, longer ago; nor that what has passed its date was deleted before.
        if (random.Next(100) < DeletedByHand && point.Created < Now && point.Run > Now - 29L * 86_400_000 && Date(point) > Now)
        {
            point = point with { Removed = point.Created + 600_000 + (long)(random.NextDouble() * Math.Max(0, Math.Min(point.Removed, Now) - point.Created - 600_000)) };
        }
        else if (random.Next(100) < Undeletable && point.Removed <= Now)
        {
            point = point with { Removed = long.MaxValue, Status = "EXPIRED" };
        }
        return random.Next(100) < Unsized ? point with { IsSizeListed = false } : point;
    }

    private static long Date(SimulatedPoint point) => point.Retention is { } days ? point.Created + days * 86_400_000 : long.MaxValue;

    public override string ToString() =>
        $"plans deleted {PlanDeletedAt:o} edited {EditedAt:o} from {OldRetention} days ids kept {KeepsIds} out {OutDays} by hand {DeletedByHand} % expired {Undeletable} % unsized {Unsized} %";
}
