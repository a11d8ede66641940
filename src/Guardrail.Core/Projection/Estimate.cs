using Guardrail.Auditing;
using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;
using Guardrail.Scheduling;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>A plan that does not exist yet, on one table.</summary>
public sealed record EstimateRequest
{
    /// <summary>The table's size in bytes, at the start.</summary>
    public required long TableSizeBytes { get; init; }

    /// <summary>The plan's rules; those of one plan merge.</summary>
    public required IReadOnlyList<BackupRule> Rules { get; init; }

    /// <summary>The Region of table and plan.</summary>
    public required string Region { get; init; }

    /// <summary>When the plan starts; a run at this instant is the first backup. Figures of the current month are of this instant's month.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Whether the Region's advanced features are on: cold storage and copies need them.</summary>
    public bool AdvancedFeatures { get; init; } = true;

    /// <summary>Growth a month as a fraction of the size at the start, every month the same number of bytes; 0 for none.</summary>
    public decimal GrowthPerMonth { get; init; }
}

/// <summary>What is stored at one moment of a plan's first weeks.</summary>
/// <param name="Day">Days after the start; null for the steady state.</param>
/// <param name="At">The instant; null for the steady state.</param>
/// <param name="RecoveryPoints">How many points, copies included; a mean for the steady state.</param>
/// <param name="StorageGb">GB stored.</param>
/// <param name="RunRateUsd">A month at exactly that storage.</param>
public sealed record RampPoint(int? Day, DateTimeOffset? At, decimal RecoveryPoints, decimal StorageGb, Usd RunRateUsd);

/// <summary>What a plan would cost, by the same projection as an audit.</summary>
public sealed record Estimate
{
    /// <summary>Days of the ramp that are shown, besides the steady state.</summary>
    public static IReadOnlyList<int> RampDays { get; } = [1, 7, 14, 30];

    /// <summary>The figures at the start: the first month, the steady state, thirteen months.</summary>
    public required Cost Figures { get; init; }

    /// <summary>The figures of each rule and copy.</summary>
    public required IReadOnlyList<RuleRow> ByRule { get; init; }

    /// <summary>Storage and run rate after 1, 7, 14 and 30 days, and once full; without the last where that is never.</summary>
    public required IReadOnlyList<RampPoint> Ramp { get; init; }

    /// <summary>What could not be priced or understood; with any, the figures are a lower bound.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Works out a plan before it exists.</summary>
    /// <param name="request">The table and the rules.</param>
    /// <param name="prices">The price book.</param>
    /// <exception cref="ScheduleFormatException">A rule's schedule is malformed, or never runs.</exception>
    public static Estimate Of(EstimateRequest request, PriceBook prices)
    {
        foreach (var rule in request.Rules)
        {
            var schedule = BackupSchedule.Parse(rule.ScheduleExpression, rule.ScheduleTimeZone);
            if (schedule.Next(request.Start) is null)
                throw new ScheduleFormatException($"schedule '{schedule.Expression}': it never runs, for no moment from the start on fits it");
        }
        var inventory = Inventory(request);
        IReadOnlyList<ScopeInventory> scopes = [inventory, .. CopyAccounts(request)];
        var figures = new EstateProjection(scopes, CoverageResolver.Resolve(inventory), new RecoveryPointLog(), prices, request.Start)
        {
            GrowthPerMonth = request.GrowthPerMonth,
        }.Figures();
        var gaps = new PriceGaps();
        return new Estimate
        {
            Figures = figures.Totals,
            ByRule = figures.Tables.Count == 0 ? [] : figures.Tables[0].ByRule,
            Ramp = EstimateRamp.Of(request, scopes, new RateTable(prices, gaps)),
            Gaps = figures.Gaps,
        };
    }

    /// <summary>The accounts that copies go to: which of them is the table's own nobody says, so what the plan costs is counted whoever pays.</summary>
    private static IEnumerable<ScopeInventory> CopyAccounts(EstimateRequest request) =>
        request.Rules
            .SelectMany(rule => rule.Copies.Select(copy => Estate.ScopeOf(copy.DestinationVaultArn).AccountId).Append(rule.AirGappedVaultArn is { } arn ? Estate.ScopeOf(arn).AccountId : ""))
            .Where(account => account.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(account => new ScopeInventory { Scope = new Scope(account, request.Region), Settings = new RegionSettings(OptedIn: true, request.AdvancedFeatures) });

    private static ScopeInventory Inventory(EstimateRequest request)
    {
        // Nobody's account: an estimate is of none.
        var scope = new Scope("000000000000", request.Region);
        var table = new DynamoTable
        {
            Scope = scope,
            Name = "table",
            Arn = $"arn:aws:dynamodb:{scope.Region}:{scope.AccountId}:table/table",
            Tags = new Dictionary<string, string>(),
            Description = new TableDescription(request.TableSizeBytes, request.TableSizeBytes == 0 ? 0 : null, request.Start.AddDays(-2)),
        };
        return new ScopeInventory
        {
            Scope = scope,
            Settings = new RegionSettings(OptedIn: true, request.AdvancedFeatures),
            Tables = [table],
            Plans =
            [
                new BackupPlan
                {
                    Scope = scope,
                    Id = "plan",
                    Name = "plan",
                    CreatedAt = request.Start,
                    Rules = request.Rules,
                    Selections = [new BackupSelection { Id = "selection", Name = "selection", CreatedAt = request.Start, Resources = [table.Arn] }],
                },
            ],
            Vaults = [.. request.Rules.Select(rule => rule.AirGappedVaultArn).OfType<string>().Distinct().Select(arn =>
                new BackupVault { Scope = scope, Name = arn[(arn.LastIndexOf(':') + 1)..], Arn = arn, AirGapped = true })],
        };
    }
}
