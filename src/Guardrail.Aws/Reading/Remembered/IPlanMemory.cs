using Guardrail.Inventory;

namespace Guardrail.Aws.Reading.Remembered;

/// <summary>
/// Keeps what was read of plans from run to run: a selection cannot be changed once it is made (documented: there is no operation that does), nor can a version of a plan,
/// so neither needs to be read twice. At AWS's rates an account full of selections takes several runs to read.
/// </summary>
public interface IPlanMemory
{
    /// <summary>Everything that is remembered of an account and Region.</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What is remembered; empty where nothing is, or where the memory cannot be reached: then all is read again.</returns>
    Task<RememberedPlans> RecallAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Keeps what was read. Called while a run goes on, so that one cut short has kept what it read. Safe to call from several threads.</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="read">What was read; each thing once.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    Task KeepAsync(Scope scope, IReadOnlyCollection<RememberedPart> read, CancellationToken cancellationToken);
}

/// <summary>A version of a plan, or a selection.</summary>
/// <param name="PlanId">The plan's id.</param>
/// <param name="Id">The version's id of a plan, the selection's id of a selection.</param>
public abstract record RememberedPart(string PlanId, string Id);

/// <summary>A version of a plan.</summary>
/// <param name="PlanId">The plan's id.</param>
/// <param name="Id">The version's id.</param>
/// <param name="Name">The plan's name.</param>
/// <param name="Rules">Its rules.</param>
public sealed record RememberedVersion(string PlanId, string Id, string Name, IReadOnlyList<BackupRule> Rules) : RememberedPart(PlanId, Id);

/// <summary>A selection.</summary>
/// <param name="PlanId">The plan's id.</param>
/// <param name="Selection">The selection.</param>
public sealed record RememberedSelection(string PlanId, BackupSelection Selection) : RememberedPart(PlanId, Selection.Id);

/// <summary>What is remembered of an account and Region.</summary>
/// <param name="parts">The parts; of equal ones the last counts.</param>
/// <param name="worth">What the backups of each plan cost a month once full, in USD by plan id; null where that is not known of any.</param>
public sealed class RememberedPlans(IEnumerable<RememberedPart> parts, IReadOnlyDictionary<string, decimal>? worth = null)
{
    private readonly Dictionary<(Type, string, string), RememberedPart> _parts = parts.GroupBy(Key).ToDictionary(same => same.Key, same => same.Last());

    /// <summary>Nothing.</summary>
    public static RememberedPlans None { get; } = new([]);

    /// <summary>A version of a plan; null where it is not remembered.</summary>
    public RememberedVersion? Version(string planId, string? versionId) =>
        versionId is not null && _parts.TryGetValue((typeof(RememberedVersion), planId, versionId), out var part) ? (RememberedVersion)part : null;

    /// <summary>A selection; null where it is not remembered.</summary>
    public BackupSelection? Selection(string planId, string selectionId) =>
        _parts.TryGetValue((typeof(RememberedSelection), planId, selectionId), out var part) ? ((RememberedSelection)part).Selection : null;

    /// <summary>What the backups of a plan cost a month once full, in USD; null where that is not remembered, as for a plan that is new.</summary>
    public decimal? Worth(string planId) => worth is not null && worth.TryGetValue(planId, out var usd) ? usd : null;

    private static (Type, string, string) Key(RememberedPart part) => (part.GetType(), part.PlanId, part.Id);
}
