using Guardrail.Inventory;

namespace Guardrail.Ledger;

/// <summary>Takes recovery points as they are read and keeps only what figures need: 56 bytes a point, each text once. Safe to use from several threads.</summary>
/// <remarks>Points may come in any order; no figure depends on it.</remarks>
public sealed class RecoveryPointLog : IRecoveryPointSink
{
    private const int ChunkLength = 8192;

    private readonly Lock _lock = new();
    private readonly List<PackedPoint[]> _chunks = [];
    private readonly OddPoints _odd = new();
    private (int[] Starts, int[] Order)? _places;

    internal Interned<string> Tables { get; } = new(StringComparer.Ordinal);

    internal Interned<BackupVault> Vaults { get; } = new(VaultByArn.Instance);

    internal Interned<RecoveryPointCreator> Creators { get; } = new(EqualityComparer<RecoveryPointCreator>.Default);

    internal Interned<string> SourceVaults { get; } = new(StringComparer.Ordinal);

    internal Interned<Lifecycle> Lifecycles { get; } = new(EqualityComparer<Lifecycle>.Default);

    /// <summary>How many points were taken in; parents of stack backups and points without a believable date are not among them.</summary>
    public int Count { get; private set; }

    /// <summary>Points with values that make no sense or are not known to this version; they count as far as they can.</summary>
    public IReadOnlyList<Gap> Gaps
    {
        get
        {
            lock (_lock)
            {
                return _odd.Gaps();
            }
        }
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<RecoveryPoint> page)
    {
        lock (_lock)
        {
            foreach (var point in page)
            {
                Add(point);
            }
        }
    }

    /// <summary>The points by table, in order of the tables' ARNs; those of a table in order of creation.</summary>
    internal IEnumerable<(string TableArn, PackedPoint[] Points)> ByTable()
    {
        var (starts, order) = Places();
        foreach (var table in Enumerable.Range(0, Tables.Count).OrderBy(table => Tables[table], StringComparer.Ordinal))
        {
            var points = new PackedPoint[starts[table + 1] - starts[table]];
            for (var i = 0; i < points.Length; i++)
            {
                var at = order[starts[table] + i];
                points[i] = _chunks[at / ChunkLength][at % ChunkLength];
            }
            Sort(points);
            yield return (Tables[table], points);
        }
    }

    /// <summary>Where each table's points begin among the places of all points, table by table; worked out once, as long as no point is added.</summary>
    private (int[] Starts, int[] Order) Places()
    {
        lock (_lock)
        {
            if (_places is { } known && known.Order.Length == Count)
            {
                return known;
            }
            var starts = new int[Tables.Count + 1];
            ForEach((in PackedPoint point) => starts[point.Table + 1]++);
            for (var table = 0; table < Tables.Count; table++)
            {
                starts[table + 1] += starts[table];
            }
            var order = new int[Count];
            var (next, place) = (starts[..^1], 0);
            ForEach((in PackedPoint point) => order[next[point.Table]++] = place++);
            _places = (starts, order);
            return (starts, order);
        }
    }

    /// <summary>Whether the newest original of each account and Region is advanced.</summary>
    internal Dictionary<Scope, bool> NewestIsAdvanced()
    {
        var newest = new Dictionary<Scope, (long At, bool IsAdvanced)>();
        ForEach((in PackedPoint point) =>
        {
            var scope = Vaults[point.Vault].Scope;
            if (!point.IsCopy && (!newest.TryGetValue(scope, out var known) || known.At < point.CreatedAt))
            {
                newest[scope] = (point.CreatedAt, point.IsAdvanced);
            }
        });
        return newest.ToDictionary(each => each.Key, each => each.Value.IsAdvanced);
    }

    /// <summary>The ids of the plans that originals name, by the account and Region of their tables: a plan backs up its own.</summary>
    internal Dictionary<Scope, HashSet<string>> PlansByScope()
    {
        var scopes = new Scope[Tables.Count];
        for (var table = 0; table < scopes.Length; table++)
        {
            scopes[table] = Projection.Estate.ScopeOf(Tables[table]);
        }
        var plans = new Dictionary<Scope, HashSet<string>>();
        var (lastTable, lastCreator) = (-1, -1);
        ForEach((in PackedPoint point) =>
        {
            if (point.Creator < 0 || (point.Table == lastTable && point.Creator == lastCreator))
            {
                return;
            }
            (lastTable, lastCreator) = (point.Table, point.Creator);
            if (!plans.TryGetValue(scopes[point.Table], out var ids))
            {
                plans.Add(scopes[point.Table], ids = new HashSet<string>(StringComparer.Ordinal));
            }
            ids.Add(Creators[point.Creator].PlanId);
        });
        return plans;
    }

    private delegate void PointAction(in PackedPoint point);

    private void ForEach(PointAction action)
    {
        for (var i = 0; i < Count; i++)
        {
            action(in _chunks[i / ChunkLength][i % ChunkLength]);
        }
    }

    private void Add(RecoveryPoint point)
    {
        // A stack backup's children are listed, and counted, themselves (documented).
        if (point.IsParent || !_odd.HasBelievableCreation(point))
        {
            return;
        }
        if (Count % ChunkLength == 0)
        {
            _chunks.Add(new PackedPoint[ChunkLength]);
        }
        _chunks[^1][Count % ChunkLength] = Packed(point);
        Count++;
    }

    private PackedPoint Packed(RecoveryPoint point) => new()
    {
        CreatedAt = Instants.Of(point.CreatedAt),
        DeleteAt = _odd.Believable(point, point.DeleteAt, "date of deletion"),
        ColdAt = _odd.Believable(point, point.MoveToColdAt, "date of the move to cold storage"),
        Size = _odd.BelievableSize(point),
        Table = Tables.PlaceOf(point.TableArn),
        Vault = Vaults.PlaceOf(point.Vault),
        Creator = Creators.PlaceOf(string.IsNullOrEmpty(point.CreatedBy?.PlanId) ? null : point.CreatedBy),
        SourceVault = SourceVaults.PlaceOf(string.IsNullOrEmpty(point.SourceVaultArn) ? null : point.SourceVaultArn),
        Lifecycle = Lifecycles.PlaceOf(point.Lifecycle),
        Status = _odd.StatusOf(point),
        IsAdvanced = point.IsAdvanced,
    };

    /// <summary>Lists are in order of creation more often than not, so that is looked at first.</summary>
    private void Sort(PackedPoint[] points)
    {
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i - 1].CreatedAt >= points[i].CreatedAt)
            {
                Array.Sort(points, ByCreation);
                return;
            }
        }
    }

    /// <summary>An order that does not depend on the order of arrival, for rows come in the order of their first points.</summary>
    private int ByCreation(PackedPoint left, PackedPoint right)
    {
        var order = left.CreatedAt.CompareTo(right.CreatedAt);
        order = order != 0 ? order : left.Size.CompareTo(right.Size);
        order = order != 0 ? order : left.DeleteAt.CompareTo(right.DeleteAt);
        order = order != 0 ? order : left.Status.CompareTo(right.Status);
        order = order != 0 || left.Vault == right.Vault ? order : string.CompareOrdinal(Vaults[left.Vault].Arn, Vaults[right.Vault].Arn);
        order = order != 0 ? order : left.IsCopy.CompareTo(right.IsCopy);
        return order != 0 || left.Creator == right.Creator ? order : string.CompareOrdinal(NameOf(left.Creator), NameOf(right.Creator));
    }

    private string NameOf(int creator) => creator < 0 ? "" : Creators[creator].ToString();

    private sealed class VaultByArn : IEqualityComparer<BackupVault>
    {
        public static readonly VaultByArn Instance = new();

        public bool Equals(BackupVault? x, BackupVault? y) => x?.Arn == y?.Arn;

        public int GetHashCode(BackupVault vault) => vault.Arn.GetHashCode(StringComparison.Ordinal);
    }
}
