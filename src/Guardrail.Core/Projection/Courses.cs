using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>A vault that points lie in or will lie in.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Payer">The account and Region that pay.</param>
/// <param name="AirGapped">Whether it has the prices of air-gapped vaults; ordinary where the vault was not read.</param>
/// <param name="IsListed">Whether all its points were read.</param>
/// <param name="InTotals">Whether its account is one of those asked for.</param>
internal sealed record VaultCourse(string Arn, Scope Payer, bool AirGapped, bool IsListed, bool InTotals);

/// <summary>What a rule does from asOf on, worked out once for all tables; each is equal to itself only.</summary>
internal sealed class RuleCourse
{
    public required BackupPlan Plan { get; init; }

    public required BackupRule Rule { get; init; }

    /// <summary>Where new originals go.</summary>
    public required VaultCourse Vault { get; init; }

    /// <summary>Whether new points are advanced.</summary>
    public required bool IsAdvanced { get; init; }

    /// <summary>How long a new point is warm and cold.</summary>
    public required RunCourse Course { get; init; }

    /// <summary>Whether the vault's lock rejects every job.</summary>
    public required bool IsRejected { get; init; }

    /// <summary>Where new points are copied to; empty without advanced features, which copies need.</summary>
    public required IReadOnlyList<CopyCourse> Copies { get; init; }

    /// <summary>The plan's merged runs; null where this rule has none (rejected, deleted plan without rules, unreadable schedule).</summary>
    public RunCalendar? Calendar { get; set; }

    /// <summary>The rule's place in <see cref="Calendar"/>.</summary>
    public int Place { get; set; }

    /// <summary>Whether the plan still runs.</summary>
    public bool Lives => Plan.DeletedAt is null && Calendar is not null && !IsRejected;

    /// <summary>When the plan was deleted; <see cref="Instants.Never"/> while it lives.</summary>
    public long EndsAt => Instants.Of(Plan.DeletedAt, Instants.Never);

    public long StartWindow => Calendar?.StartWindow(Place) ?? 8 * Instants.Hour;

    /// <summary>Whether a point made at an instant before asOf was made within the start window of one of the latest runs.</summary>
    public bool RanFor(long at)
    {
        var runs = Calendar?.Recent(Place) ?? [];
        var latest = LostRuns.LatestUpTo(runs, at);
        return latest >= 0 && at - runs[latest] < StartWindow;
    }

    /// <summary>Whether a point's lifecycle is the rule's present one; cold storage counts only where it is possible.</summary>
    public static bool Matches(RunCourse course, RunCourse point, bool isAdvanced) =>
        course.RetentionDays == point.RetentionDays && (!isAdvanced || course.ColdAfterDays == point.ColdAfterDays);
}

/// <summary>What one copy action of a rule does from asOf on.</summary>
/// <param name="Vault">The destination.</param>
/// <param name="Course">How long a copy is warm and cold, from the source's creation.</param>
/// <param name="IsRejected">Whether the destination's lock rejects every copy job.</param>
/// <param name="CrossesRegions">Whether the transfer is billed.</param>
internal sealed record CopyCourse(VaultCourse Vault, RunCourse Course, bool IsRejected, bool CrossesRegions);
