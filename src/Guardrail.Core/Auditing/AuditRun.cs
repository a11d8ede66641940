using Guardrail.Coverage;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Policies;
using Guardrail.Pricing;
using Guardrail.Projection;

namespace Guardrail.Auditing;

/// <summary>The use case: read, compute, judge. The command line and the function run this very code.</summary>
public static class AuditRun
{
    /// <summary>Reads the scopes and returns the judged report. Whatever could not be read is a gap in it.</summary>
    /// <param name="request">What to read, and as of when.</param>
    /// <param name="inventory">Reads AWS.</param>
    /// <param name="prices">The price book, with the policy's prices applied.</param>
    /// <param name="policy">The limits.</param>
    /// <param name="cancellationToken">Stops the run at once, without a report.</param>
    public static async Task<AuditReport> ExecuteAsync(
        AuditRequest request, IBackupInventory inventory, PriceBook prices, Policy policy, CancellationToken cancellationToken)
    {
        var filter = new TableFilter(request.Tables);
        var points = new RecoveryPointLog();
        var sink = filter.Before(points);
        var read = await Task.WhenAll(request.Scopes.Select(scope => inventory.ReadAsync(scope, sink, cancellationToken))).ConfigureAwait(false);
        IReadOnlyList<ScopeInventory> scopes = [.. read.Select(filter.Of)];

        scopes = await History.WithDeletedPlansAsync(scopes, points, inventory, cancellationToken).ConfigureAwait(false);
        var coverage = scopes.SelectMany(CoverageResolver.Resolve).ToList();
        scopes = await History.WithBackupJobsAsync(request, scopes, JobNeeds.Of(scopes, coverage, points, request.AsOf, request.IsPart), inventory, cancellationToken).ConfigureAwait(false);
        if (request.IsPart)
            await History.AskForDeletedPlansOfJobsAsync(scopes, inventory, cancellationToken).ConfigureAwait(false);
        scopes = await DescribeAsync(scopes, SizeNeeds.Of(scopes, coverage, points, request.AsOf), inventory, cancellationToken).ConfigureAwait(false);
        coverage = [.. scopes.SelectMany(CoverageResolver.Resolve)];
        var figures = EstateFigures.Compute(scopes, coverage, points, prices, request.AsOf);

        var tables = await WithPointInTimeRecoveryAsync(figures.Tables, request, inventory, cancellationToken).ConfigureAwait(false);
        var plans = PlanDemands.On(figures.Plans, read, policy);
        return Judgement.Of(ReportOf(request, scopes, figures with { Tables = tables, Plans = plans }, prices), policy, prices);
    }

    private static AuditReport ReportOf(AuditRequest request, IReadOnlyList<ScopeInventory> scopes, EstateFigures figures, PriceBook prices)
    {
        IReadOnlyList<Gap> gaps = [.. scopes.SelectMany(scope => scope.Gaps).Concat(figures.Gaps)];
        HashSet<Scope> incomplete = [.. gaps.Select(gap => new Scope(gap.AccountId, gap.Region))];
        return new AuditReport
        {
            AsOf = request.AsOf,
            Hypothetical = request.Hypothetical,
            // Judgement sets both, and fills findings and options.
            Complete = false,
            CompleteExceptAccepted = false,
            Findings = [],
            Tool = request.Tool,
            Prices = new PriceRow(prices.AsOf, prices.Overridden),
            UncoveredTables = figures.UncoveredTables,
            NativeBackups = figures.NativeBackups,
            Scopes = [.. scopes.Select(scope => RowOf(scope, incomplete))],
            Vaults = [.. scopes.SelectMany(scope => scope.Vaults)
                .Where(vault => vault.AirGapped || vault.MinRetentionDays is not null || vault.MaxRetentionDays is not null)
                .OrderBy(vault => vault.Arn, StringComparer.Ordinal)
                .Select(vault => new VaultRow(vault.Arn, vault.Scope.AccountId, vault.Scope.Region, vault.AirGapped, vault.MinRetentionDays, vault.MaxRetentionDays))],
            Totals = figures.Totals,
            Tables = figures.Tables,
            Plans = figures.Plans,
            Gaps = gaps,
        };
    }

    private static ScopeRow RowOf(ScopeInventory scope, HashSet<Scope> incomplete) => new()
    {
        AccountId = scope.Scope.AccountId,
        Region = scope.Scope.Region,
        Complete = scope.Gaps.Count == 0 && !incomplete.Contains(scope.Scope),
        AdvancedFeatures = scope.Settings?.AdvancedFeatures,
        OptedIn = scope.Settings?.OptedIn,
    };

    private static async Task<IReadOnlyList<ScopeInventory>> DescribeAsync(
        IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<(Scope Scope, string TableName)> needs, IBackupInventory inventory, CancellationToken cancellationToken)
    {
        var byScope = needs.ToLookup(need => need.Scope, need => need.TableName);
        return await Task.WhenAll(scopes.Select(DescribeScopeAsync)).ConfigureAwait(false);

        async Task<ScopeInventory> DescribeScopeAsync(ScopeInventory scope)
        {
            IReadOnlyList<string> names = [.. byScope[scope.Scope].Distinct(StringComparer.Ordinal)];
            if (names.Count == 0)
                return scope;
            var described = await inventory.DescribeAsync(scope.Scope, names, cancellationToken).ConfigureAwait(false);
            return scope with
            {
                Tables = [.. scope.Tables
                    .Where(table => !described.Vanished.Contains(table.Name))
                    .Select(table => described.ByName.TryGetValue(table.Name, out var description) ? table with { Description = description } : table)],
                Gaps = [.. scope.Gaps, .. described.Gaps],
            };
        }
    }

    private static async Task<IReadOnlyList<TableRow>> WithPointInTimeRecoveryAsync(
        IReadOnlyList<TableRow> tables, AuditRequest request, IBackupInventory inventory, CancellationToken cancellationToken)
    {
        // It changes advice only where backups cost more than it would; the dearest come first, for the reader's budget may end before the list does.
        var read = request.Scopes.ToHashSet();
        var asked = tables
            .Where(table => table.Exists == true && ChangesAdvice(table, request.IsPart))
            .GroupBy(table => new Scope(table.AccountId, table.Region), table => table.TableName)
            .Where(scope => read.Contains(scope.Key));
        var answers = await Task.WhenAll(asked.Select(async ask =>
            (Scope: ask.Key, States: await inventory.ReadPointInTimeRecoveryAsync(ask.Key, [.. ask], cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        var states = answers.ToDictionary(answer => answer.Scope, answer => answer.States);
        return [.. tables.Select(table =>
            states.TryGetValue(new Scope(table.AccountId, table.Region), out var known) && known.TryGetValue(table.TableName, out var on) ? table with { Pitr = on } : table)];
    }

    private static bool ChangesAdvice(TableRow table, bool isPart) =>
        table.PitrUsd is { } pitr
        && (table.SteadyStateUsd is null || table.SteadyStateUsd > pitr
            || (isPart && (table.ByRule.Any(row => row.SteadyStateUsd is null) || table.ByRule.Sum(row => row.SteadyStateBoundedUsd.Amount) > pitr.Amount)));
}
