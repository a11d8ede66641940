using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>The points of one table that one rule made, or copied, into one vault: one row of the report.</summary>
internal sealed class Stream(MonthAxis axis, VaultCourse vault, bool isCopy)
{
    /// <summary>The plan's id; null where no plan made the points.</summary>
    public string? PlanId { get; init; }

    /// <summary>The plan's name as far as it is known.</summary>
    public string? PlanName { get; init; }

    /// <summary>The rule; null where the points cannot be laid to one.</summary>
    public RuleCourse? Rule { get; init; }

    /// <summary>The copy action that fills it; null for originals, and for copies that no present action makes.</summary>
    public CopyCourse? Copy { get; init; }

    public VaultCourse Vault { get; } = vault;

    public bool IsCopy { get; } = isCopy;

    /// <summary>Whether the rule takes in the table now, and puts its new points here.</summary>
    public bool IsTarget { get; set; }

    /// <summary>Whether the rule made points of the table, but takes it in no more.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether no listed point speaks of it: the copies of a rule that has ended.</summary>
    public bool IsConjectured { get; init; }

    /// <summary>Since when the rule has taken in the table, as far as that is known; <see cref="Instants.Unknown"/> where it is not.</summary>
    public long Since { get; set; } = Instants.Unknown;

    /// <summary>Since when the selection has existed; <see cref="Instants.Unknown"/> where that is not known.</summary>
    public long SelectedSince { get; set; } = Instants.Unknown;

    public long StartWindow => Rule?.StartWindow ?? 8 * Instants.Hour;

    /// <summary>How long a new point is warm and cold; null where none is made.</summary>
    public RunCourse? Course => IsTarget ? IsCopy ? Copy!.Course : Rule!.Course : null;

    public bool IsRejected => IsTarget && (Rule!.IsRejected || Copy?.IsRejected == true);

    /// <summary>Whether future runs will leave points here.</summary>
    public bool Runs => IsTarget && !HasEnded && Rule!.Lives && !IsRejected;

    /// <summary>Whether the stored part is worked out from the source's points because the vault was not read.</summary>
    public bool IsProjected => IsCopy && IsTarget && !Vault.IsListed;

    /// <summary>Whether new points are advanced; copies always are. Where no rule says, the newest point does.</summary>
    public bool IsAdvanced => IsCopy || (Rule?.IsAdvanced ?? NewestIsAdvanced);

    public bool NewestIsAdvanced { get; set; } = true;

    /// <summary>Places of its points among the table's, oldest first.</summary>
    public List<int> Points { get; } = [];

    /// <summary>Points that jobs made and no list shows, oldest first.</summary>
    public List<GonePoint> Gone { get; } = [];

    public StorageSum Sum { get; } = new(axis);

    /// <summary>For copies whose source's window is not full, the oldest source; <see cref="Instants.Unknown"/> otherwise.</summary>
    public long OldestSource { get; set; } = Instants.Unknown;

    /// <summary>Copies made this month that no list shows: when, and the least, likely and largest size.</summary>
    public List<(long At, (long Low, long Nominal, long High) Size)> Made { get; } = [];

    /// <summary>Remembers a copy that no list shows, as far as it was made this month.</summary>
    public void AddMade(LostRun lost, (long Low, long Nominal, long High) size)
    {
        var start = axis.MonthStart;
        if (lost.Run + lost.Window(StartWindow) >= start)
        {
            Made.Add((Math.Max(start, lost.CreatedAt), (
                lost.Run >= start && lost.IsCertain ? size.Low : 0,
                lost.CreatedAt >= start && lost.IsLikely ? size.Nominal : 0,
                size.High)));
        }
    }

    /// <summary>When the newest point, of whatever status, was made; <see cref="Instants.Unknown"/> for none.</summary>
    public long LastSeen { get; set; } = Instants.Unknown;

    /// <summary>When the oldest point, of whatever status, was made; <see cref="Instants.Never"/> for none.</summary>
    public long FirstSeen { get; set; } = Instants.Never;

    /// <summary>Points being made at asOf.</summary>
    public int Creating { get; set; }

    /// <summary>Runs that count as made at asOf.</summary>
    public long RunsNow { get; set; }

    /// <summary>How many copies to other Regions each run makes.</summary>
    public int TransfersPerRun { get; set; }

    /// <summary>Whether copies of unknown number must exist: nothing says since when they have been made.</summary>
    public bool HistoryIsMissing { get; set; }

    public int MissedRuns { get; set; }

    /// <summary>Whether the window is known to be full already.</summary>
    public bool IsFull { get; set; }

    /// <summary>The retention of the window that is known to be full, the rule's present one before earlier ones; null for none.</summary>
    public long? FullDays { get; set; }

    /// <summary>The oldest point with the rule's present lifecycle; <see cref="Instants.Never"/> for none.</summary>
    public long OldestPresent { get; set; } = Instants.Never;
}
