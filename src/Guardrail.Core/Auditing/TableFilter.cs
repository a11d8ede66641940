using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Auditing;

/// <summary>Limits a run to the tables whose names fit: others are treated as if they were not there.</summary>
/// <param name="patterns">Names or patterns; empty lets every table through.</param>
internal sealed class TableFilter(IReadOnlyList<NamePattern> patterns)
{
    /// <summary>The inventory with fitting tables and native backups only.</summary>
    public ScopeInventory Of(ScopeInventory inventory) => patterns.Count == 0 ? inventory : inventory with
    {
        Tables = [.. inventory.Tables.Where(table => Fits(table.Name))],
        NativeBackups = [.. inventory.NativeBackups.Where(backup => Fits(NameIn(backup.TableArn)))],
    };

    /// <summary>A sink that lets the points of fitting tables through.</summary>
    public IRecoveryPointSink Before(IRecoveryPointSink sink) => patterns.Count == 0 ? sink : new Sink(this, sink);

    private static string NameIn(string tableArn) => tableArn[(tableArn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private bool Fits(string name) => patterns.Any(pattern => pattern.Fits(name));

    private sealed class Sink(TableFilter filter, IRecoveryPointSink next) : IRecoveryPointSink
    {
        public void Add(IReadOnlyList<RecoveryPoint> page) => next.Add([.. page.Where(point => filter.Fits(NameIn(point.TableArn)))]);
    }
}
