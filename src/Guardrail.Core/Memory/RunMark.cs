using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>A run, as memory sees it.</summary>
/// <param name="Id">Its name: the same when the same invocation is tried again, so that it may take over its own claims.</param>
/// <param name="AsOf">The instant it reports of.</param>
/// <param name="ReminderDays">After how many days an unchanged finding is told again.</param>
public sealed record RunMark(string Id, DateTimeOffset AsOf, int ReminderDays)
{
    /// <summary>How long a claim holds: far longer than claiming, publishing and confirming take, and over before the next daily run.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The accounts and Regions it was asked to read.</summary>
    public IReadOnlySet<Scope> Asked { get; init; } = new HashSet<Scope>();

    /// <summary>Runs of a schedule are seconds apart from whole days; a reminder that is this much short of its days is due.</summary>
    internal static TimeSpan Jitter { get; } = TimeSpan.FromHours(1);
}
