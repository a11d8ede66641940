using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Recording;

/// <summary>Turns recovery points into columns. Not safe for several threads: numbers are given in the order of the pages.</summary>
internal sealed class PageEncoder
{
    private readonly Interned<string> _texts = new(StringComparer.Ordinal);
    private readonly Interned<RecoveryPointCreator> _creators = new(EqualityComparer<RecoveryPointCreator>.Default);
    private readonly Interned<Lifecycle> _lifecycles = new(EqualityComparer<Lifecycle>.Default);
    private readonly Interned<BackupVault> _vaults = new(EqualityComparer<BackupVault>.Default);

    /// <summary>One page for each vault that the points lie in.</summary>
    public IEnumerable<PointPage> Encode(IReadOnlyList<RecoveryPoint> points) =>
        points.GroupBy(point => point.Vault).Select(vault => Page(vault.Key, [.. vault]));

    private PointPage Page(BackupVault vault, RecoveryPoint[] points)
    {
        var (texts, creators, lifecycles, vaults) = (_texts.Count, _creators.Count, _lifecycles.Count, _vaults.Count);
        var created = Array.ConvertAll(points, point => Instants.Of(point.CreatedAt));
        return new PointPage
        {
            Vault = _vaults.PlaceOf(vault),
            Created = [.. created.Select((at, place) => place == 0 ? at : at - created[place - 1])],
            Table = Array.ConvertAll(points, point => _texts.PlaceOf(point.TableArn)),
            Size = Array.ConvertAll(points, point => point.SizeBytes),
            Status = Array.ConvertAll(points, point => _texts.PlaceOf(point.Status)),
            DeleteAfter = Spoken(Array.ConvertAll(points, point => After(point, point.DeleteAt))),
            ColdAfter = Spoken(Array.ConvertAll(points, point => After(point, point.MoveToColdAt))),
            Lifecycle = Spoken(Array.ConvertAll(points, point => _lifecycles.PlaceOf(point.Lifecycle))),
            Creator = Spoken(Array.ConvertAll(points, point => _creators.PlaceOf(point.CreatedBy))),
            Source = Spoken(Array.ConvertAll(points, point => _texts.PlaceOf(point.SourceVaultArn))),
            NotAdvanced = Places(points, point => !point.IsAdvanced),
            Parents = Places(points, point => point.IsParent),
            Arns = Places(points, OddPoints.IsOdd)?.ToDictionary(place => place, place => points[place].Arn),
            // Evaluated last, when every number has been given.
            NewTexts = New(_texts, texts),
            NewCreators = New(_creators, creators),
            NewLifecycles = New(_lifecycles, lifecycles),
            NewVaults = New(_vaults, vaults),
        };
    }

    private static long? After(RecoveryPoint point, DateTimeOffset? instant) => instant is { } known ? Instants.Of(known) - Instants.Of(point.CreatedAt) : null;

    private static long?[]? Spoken(long?[] column) => Array.Exists(column, value => value is not null) ? column : null;

    private static int[]? Spoken(int[] column) => Array.Exists(column, value => value >= 0) ? column : null;

    private static int[]? Places(RecoveryPoint[] points, Func<RecoveryPoint, bool> isMeant)
    {
        int[] places = [.. Enumerable.Range(0, points.Length).Where(place => isMeant(points[place]))];
        return places.Length == 0 ? null : places;
    }

    private static T[]? New<T>(Interned<T> values, int known)
        where T : class => values.Count == known ? null : [.. Enumerable.Range(known, values.Count - known).Select(place => values[place])];
}
