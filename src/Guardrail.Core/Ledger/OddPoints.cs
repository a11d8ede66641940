using System.Globalization;
using Guardrail.Inventory;

namespace Guardrail.Ledger;

/// <summary>Judges the values of points one by one and remembers those that make no sense.</summary>
internal sealed class OddPoints
{
    /// <summary>A hundred thousand TB: far above any table, far below what would overflow a sum.</summary>
    public const long LargestSize = 100_000L << 40;

    /// <summary>So many points are named one by one, per vault and oddity; the rest are counted.</summary>
    private const int NamedAtMost = 20;

    private static readonly DateTimeOffset Earliest = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<(string Vault, string Code), Oddity> _oddities = [];

    /// <summary>Whether a point can be placed in time at all.</summary>
    public bool HasBelievableCreation(RecoveryPoint point)
    {
        if (IsBelievable(point.CreatedAt))
        {
            return true;
        }
        Note(point, "DateUnbelievable", $"its date of creation is {Shown(point.CreatedAt)}, so it is in no figure; look at it with describe-recovery-point");
        return false;
    }

    /// <summary>A date in milliseconds; <see cref="Instants.Unknown"/> where it is absent or makes no sense.</summary>
    public long Believable(RecoveryPoint point, DateTimeOffset? date, string name)
    {
        if (date is null)
        {
            return Instants.Unknown;
        }
        if (IsBelievable(date.Value))
        {
            return Instants.Of(date.Value);
        }
        Note(point, "DateUnbelievable", $"its {name} is {Shown(date.Value)} and was left out of account; look at it with describe-recovery-point");
        return Instants.Unknown;
    }

    /// <summary>A size; -1 where it is absent or makes no sense.</summary>
    public long BelievableSize(RecoveryPoint point)
    {
        if (point.SizeBytes is not { } size || size < 0)
        {
            return -1;
        }
        if (size <= LargestSize)
        {
            return size;
        }
        Note(point, "SizeUnbelievable", $"its size is {size.ToString(CultureInfo.InvariantCulture)} bytes, so another size was taken; look at it with describe-recovery-point");
        return -1;
    }

    /// <summary>The status; a word that this version does not know counts as stored, and is noted.</summary>
    public PointStatus StatusOf(RecoveryPoint point)
    {
        switch (point.Status)
        {
            case "COMPLETED": return PointStatus.Completed;
            case "AVAILABLE": return PointStatus.Available;
            case "EXPIRED": return PointStatus.Expired;
            case "DELETING": return PointStatus.Deleting;
            case "PARTIAL": return PointStatus.Partial;
            case "CREATING": return PointStatus.Creating;
            default:
                Note(point, "StatusUnknown", $"its status is {(point.Status is null ? "absent" : $"'{point.Status}'")}; it was counted as stored");
                return PointStatus.Unknown;
        }
    }

    /// <summary>Whether one of the values would be noted, so that the point has to be named.</summary>
    public static bool IsOdd(RecoveryPoint point) =>
        !IsBelievable(point.CreatedAt)
        || point.DeleteAt is { } deleteAt && !IsBelievable(deleteAt)
        || point.MoveToColdAt is { } coldAt && !IsBelievable(coldAt)
        || point.SizeBytes > LargestSize
        || point.Status is not ("COMPLETED" or "AVAILABLE" or "EXPIRED" or "DELETING" or "PARTIAL" or "CREATING");

    public IReadOnlyList<Gap> Gaps() => [.. _oddities.Values.SelectMany(oddity => oddity.Gaps())];

    private static bool IsBelievable(DateTimeOffset date) => date >= Earliest && date < Latest;

    private static string Shown(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Note(RecoveryPoint point, string code, string what)
    {
        if (!_oddities.TryGetValue((point.Vault.Arn, code), out var oddity))
        {
            _oddities.Add((point.Vault.Arn, code), oddity = new Oddity(point.Vault, code));
        }
        oddity.Add(point.Arn, what);
    }

    private sealed class Oddity(BackupVault vault, string code)
    {
        private readonly SortedDictionary<string, string> _named = new(StringComparer.Ordinal);
        private long _count;

        public void Add(string arn, string what)
        {
            _count++;
            if (_named.Count < NamedAtMost)
            {
                _named[arn] = what;
            }
        }

        public IEnumerable<Gap> Gaps()
        {
            foreach (var (arn, what) in _named)
            {
                yield return new Gap(vault.Scope.AccountId, vault.Scope.Region, $"point/{arn}", code, $"recovery point {arn}: {what}");
            }
            if (_count > _named.Count)
            {
                yield return new Gap(
                    vault.Scope.AccountId,
                    vault.Scope.Region,
                    $"vault/{vault.Name}",
                    code,
                    string.Create(CultureInfo.InvariantCulture, $"{_count - _named.Count} more recovery points of vault {vault.Name} have the same oddity"));
            }
        }
    }
}
