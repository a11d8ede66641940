using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>Which plans back up which tables. A plan looks for its tables anew at each run (documented), so this is always the state of now.</summary>
public static class CoverageResolver
{
    /// <summary>Brings together the plans and the tables of one scope.</summary>
    /// <param name="inventory">What was read of the scope. Plans that were deleted cover nothing.</param>
    /// <returns>One entry for each table, in the order given.</returns>
    public static IReadOnlyList<TableCoverage> Resolve(ScopeInventory inventory) =>
        Resolve(inventory.Plans, inventory.Tables, inventory.Settings);

    /// <summary>Brings together plans and tables; a plan covers tables of its own account and Region only.</summary>
    /// <param name="plans">The plans. Those that were deleted cover nothing; what was not read of an incomplete one covers nothing either, and is a gap already.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="settings">The scope's settings; null where they could not be read, which counts as opted in.</param>
    /// <returns>One entry for each table, in the order given.</returns>
    public static IReadOnlyList<TableCoverage> Resolve(
        IReadOnlyList<BackupPlan> plans, IReadOnlyList<DynamoTable> tables, RegionSettings? settings)
    {
        var living = plans.Where(plan => plan.DeletedAt is null).Select(plan => new PlanSelections(plan)).ToList();
        return [.. tables.Select(table => new TableCoverage(
            table,
            [.. living.Select(plan => Cover(plan, table, settings)).OfType<PlanCoverage>()]))];
    }

    /// <summary>Judges every selection of every living plan on one table, also those that leave it out: for explaining.</summary>
    /// <param name="plans">The plans; those of another account or Region are left out.</param>
    /// <param name="table">The table.</param>
    /// <param name="settings">The scope's settings; null where they could not be read.</param>
    public static IEnumerable<(BackupPlan Plan, SelectionMatch Match)> Explain(
        IReadOnlyList<BackupPlan> plans, DynamoTable table, RegionSettings? settings) =>
        plans.Where(plan => plan.DeletedAt is null && plan.Scope == table.Scope)
            .SelectMany(plan => plan.Selections.Select(selection => (plan, Judge(plan, selection, table, settings))));

    private static PlanCoverage? Cover(PlanSelections selections, DynamoTable table, RegionSettings? settings)
    {
        var plan = selections.Plan;
        if (plan.Scope != table.Scope)
        {
            return null;
        }
        var best = default(SelectionMatch);
        foreach (var selection in selections.ThatMayTakeIn(table.Arn))
        {
            var match = Judge(plan, selection, table, settings);
            if (Sureness(match) > Sureness(best))
            {
                best = match;
            }
        }
        return best.Outcome == MatchOutcome.NoMatch ? null : new PlanCoverage(plan, table, best);
    }

    private static SelectionMatch Judge(BackupPlan plan, BackupSelection selection, DynamoTable table, RegionSettings? settings) =>
        SelectionMatcher.Match(selection, table.Arn, table.Tags, OptIn(plan, settings));

    private static ServiceOptIn OptIn(BackupPlan plan, RegionSettings? settings) =>
        plan.FromOrganization ? ServiceOptIn.ManagementAccount
        : settings is null ? ServiceOptIn.NotRead
        : settings.OptedIn ? ServiceOptIn.OptedIn
        : ServiceOptIn.OptedOut;

    private static int Sureness(SelectionMatch match) => match.Outcome switch
    {
        MatchOutcome.NoMatch => 0,
        MatchOutcome.Unknown => 1,
        _ when match.MayBeIgnored => 2,
        _ when match.OptInTakenAsGiven => 3,
        _ => 4,
    };
}
