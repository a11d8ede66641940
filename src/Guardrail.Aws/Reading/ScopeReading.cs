using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Reads one account in one Region.</summary>
internal static class ScopeReading
{
    /// <summary>The lists without which nothing is known; where every one is denied, the whole Region is.</summary>
    private static readonly string[] Lists = ["settings", "plans", "vaults", "tables", "tags", "nativeBackups"];

    /// <summary>Reads everything but single tables. Failures are gaps of the inventory.</summary>
    public static async Task<ScopeInventory> ReadAsync(Reader reader, IRecoveryPointSink points, ReadTally tally)
    {
        var inventory = new ScopeInventory { Scope = reader.Scope, Partition = reader.Partition };
        try
        {
            // First and alone: where the Region does not answer these credentials, one call finds out.
            inventory = inventory with { Settings = await SettingsReading.ReadAsync(reader).ConfigureAwait(false) };
        }
        catch (AwsCallException exception) when (exception.Failure.EndsTheScope || exception.Failure.Kind == FailureKind.Unreachable)
        {
            return Unread(reader.Scope, reader.Partition, exception.Failure.Code, RegionAdvice(reader.Scope, exception.Failure));
        }
        catch (AwsCallException exception)
        {
            reader.Gaps.Add("settings", "The settings of AWS Backup are missing, so whether DynamoDB is opted in and who bills is not known", exception);
        }
        var plans = PlanReading.ReadAsync(reader);
        var vaults = VaultReading.ReadAsync(reader, points, tally);
        var tables = TableReading.ReadAsync(reader);
        var native = TableReading.ReadBackupsAsync(reader);
        await Task.WhenAll(plans, vaults, tables, native).ConfigureAwait(false);
        inventory = inventory with
        {
            Plans = (await plans.ConfigureAwait(false)).Plans,
            PlansListed = (await plans.ConfigureAwait(false)).Listed,
            Vaults = (await vaults.ConfigureAwait(false)).Vaults,
            VaultsListed = (await vaults.ConfigureAwait(false)).Listed,
            Tables = (await tables.ConfigureAwait(false)).Tables,
            TablesListed = (await tables.ConfigureAwait(false)).Listed,
            NativeBackups = await native.ConfigureAwait(false),
        };
        return inventory with { Gaps = Gaps(reader) };
    }

    /// <summary>An inventory of which nothing could be read, with the one gap that says why.</summary>
    public static ScopeInventory Unread(Scope scope, string partition, string code, string message) => new()
    {
        Scope = scope,
        Partition = partition,
        PlansListed = false,
        VaultsListed = false,
        TablesListed = false,
        Gaps = [new Gap(scope.AccountId, scope.Region, "region", code, message)],
    };

    /// <summary>The gaps of the reading; those that have one cause for everything are one.</summary>
    public static IReadOnlyList<Gap> Gaps(Reader reader)
    {
        var gaps = reader.Gaps.ToList();
        if (reader.Caller.End is { } end)
            return [.. gaps, new Gap(reader.Scope.AccountId, reader.Scope.Region, "region", end.Code,
                $"From some point on AWS refused the credentials ({end.Reason}); what was not read by then is missing. Get new credentials and run again.")];
        var denied = gaps.Where(gap => Lists.Contains(gap.What) && gap.Code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase)).ToList();
        return denied.Select(gap => gap.What).Distinct().Count() < Lists.Length
            ? gaps
            : [new Gap(reader.Scope.AccountId, reader.Scope.Region, "region", denied[0].Code,
                $"Nothing in {reader.Scope.Region} may be read. Allow {string.Join(", ", RequiredActions.ForReading)}, or accept the gap.")];
    }

    private static string RegionAdvice(Scope scope, AwsFailure failure) => failure.Kind == FailureKind.Unreachable
        ? $"{scope.Region} cannot be reached ({failure.Reason}), so nothing of it is read. Check that there is such a Region, the network, and any endpoint setting; or name other Regions, or accept the gap."
        : $"{scope.Region} is not enabled for account {scope.AccountId}, or it denies these credentials ({failure.Reason}); the two look the same from outside. Name Regions without it, or accept the gap.";
}
