using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Guardrail.Coverage;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>Stands in for names, ids, ARNs and tags: the same name always gets the same pseudonym, and nothing leads back without the key.</summary>
/// <remarks>
/// Sizes, dates, schedules, lifecycles and Regions stay, so every figure stays. Selections are replaced by the list of tables they take in, for a pattern would
/// give names away and would fit pseudonyms no more.
/// </remarks>
/// <param name="key">Secret and new for each recording; not written anywhere.</param>
public sealed partial class Pseudonyms(byte[] key)
{
    private readonly Dictionary<(string Kind, string Text), string> _known = [];
    private readonly Lock _lock = new();

    /// <summary>The pseudonym of an account and its Region, which stays.</summary>
    public Scope Of(Scope scope) => scope with { AccountId = Account(scope.AccountId) };

    /// <summary>The pseudonym of a table's name.</summary>
    internal string TableName(string name) => Name("table", name);

    /// <summary>A point without names.</summary>
    public RecoveryPoint Of(RecoveryPoint point) => point with
    {
        Arn = Arn(point.Arn),
        Vault = Of(point.Vault),
        TableArn = Arn(point.TableArn),
        SourceVaultArn = point.SourceVaultArn is { Length: > 0 } source ? Arn(source) : point.SourceVaultArn,
        CreatedBy = Of(point.CreatedBy),
    };

    internal BackupJob Of(BackupJob job) => job with
    {
        TableArn = Arn(job.TableArn),
        VaultArn = Arn(job.VaultArn),
        CreatedBy = Of(job.CreatedBy),
    };

    private RecoveryPointCreator? Of(RecoveryPointCreator? by) => by is null ? null
        : new RecoveryPointCreator(PlanId(by.PlanId), Name("plan", by.PlanName), Name("version", by.PlanVersion), Name("ruleid", by.RuleId), Name("rule", by.RuleName));

    /// <summary>An inventory without names.</summary>
    public ScopeInventory Of(ScopeInventory inventory)
    {
        var coverage = CoverageResolver.Resolve(inventory);
        return inventory with
        {
            Scope = Of(inventory.Scope),
            Plans = [.. inventory.Plans.Select(plan => Of(plan, coverage))],
            Vaults = [.. inventory.Vaults.Select(Of)],
            Tables = [.. inventory.Tables.Select(table => table with
            {
                Scope = Of(table.Scope),
                Name = Name("table", table.Name),
                Arn = Arn(table.Arn),
                Tags = table.Tags?.DistinctBy(tag => Name("tag", tag.Key)).ToDictionary(tag => Name("tag", tag.Key), tag => Name("value", tag.Value), StringComparer.Ordinal),
            })],
            NativeBackups = [.. inventory.NativeBackups.Select(backup => backup with { TableArn = Arn(backup.TableArn) })],
            Gaps = [.. inventory.Gaps.Select(Of)],
        };
    }

    private BackupVault Of(BackupVault vault) => vault with { Scope = Of(vault.Scope), Name = VaultName(vault.Name), Arn = Arn(vault.Arn) };

    internal BackupPlan Of(BackupPlan plan, IReadOnlyList<TableCoverage> coverage) => plan with
    {
        Scope = Of(plan.Scope),
        Id = PlanId(plan.Id),
        Name = Name("plan", plan.Name),
        Rules = [.. plan.Rules.Select(rule => rule with
        {
            Id = Name("ruleid", rule.Id),
            Name = Name("rule", rule.Name),
            TargetVaultName = VaultName(rule.TargetVaultName),
            AirGappedVaultArn = rule.AirGappedVaultArn is { Length: > 0 } gapped ? Arn(gapped) : rule.AirGappedVaultArn,
            Copies = [.. rule.Copies.Select(copy => copy with { DestinationVaultArn = Arn(copy.DestinationVaultArn) })],
        })],
        // Which selection takes a table in decides since when it is backed up, so each keeps the tables it was judged to take in.
        Selections = [.. plan.Selections.Select(selection => new BackupSelection
        {
            Id = Name("selectionid", selection.Id),
            Name = Name("selection", selection.Name),
            CreatedAt = selection.CreatedAt,
            Resources = [.. coverage
                .Where(table => table.Plans.Any(each => each.Plan == plan && each.Match.Selection == selection))
                .Select(table => Arn(table.Table.Arn))],
        }).Where(selection => selection.Resources.Count > 0)],
    };

    /// <summary>A gap's message may quote anything, so only what it is about, and its code, are kept.</summary>
    internal Gap Of(Gap gap)
    {
        var what = gap.What.Split('/', 2) is [var kind, var name]
            ? kind switch
            {
                "vault" => $"vault/{VaultName(name)}",
                "plan" => $"plan/{PlanId(name)}",
                "table" or "size" => $"{kind}/{Name("table", name)}",
                "price" => gap.What,
                _ => $"{kind}/{(name.StartsWith("arn:", StringComparison.Ordinal) ? Arn(name) : Name("name", name))}",
            }
            : gap.What;
        return gap with { AccountId = gap.AccountId.Length == 0 ? "" : Account(gap.AccountId), What = what, Message = $"{what} ({gap.Code}); the message is left out of a recording with pseudonyms" };
    }

    internal string Arn(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return Name("arn", arn);
        var place = string.Join(':', parts.Take(4)) + ':' + (parts[4].Length == 0 ? "" : Account(parts[4])) + ':';
        return parts[2] switch
        {
            "dynamodb" when parts[5].Split('/') is ["table", var table, "backup", var backup] => $"{place}table/{Name("table", table)}/backup/{Name("backup", backup)}",
            "dynamodb" when parts[5].StartsWith("table/", StringComparison.Ordinal) => $"{place}table/{Name("table", parts[5]["table/".Length..])}",
            "backup" when parts[5].StartsWith("backup-vault:", StringComparison.Ordinal) => $"{place}backup-vault:{VaultName(parts[5]["backup-vault:".Length..])}",
            "backup" when parts[5].StartsWith("recovery-point:", StringComparison.Ordinal) => $"{place}recovery-point:{Name("point", parts[5]["recovery-point:".Length..])}",
            _ => place + Name("resource", parts[5]),
        };
    }

    /// <summary>An organization's plan stays recognizable as one.</summary>
    internal string PlanId(string id) => id.StartsWith("orgs/", StringComparison.Ordinal) ? "orgs/" + Name("planid", id) : Name("planid", id);

    private string VaultName(string name) => name is "Default" ? name : Name("vault", name);

    private string Account(string id) => TwelveDigits().IsMatch(id)
        ? Known("account", id, hash => (BitConverter.ToUInt64(hash) % 900_000_000_000 + 100_000_000_000).ToString(CultureInfo.InvariantCulture))
        : Name("account", id);

    private string Name(string kind, string text) =>
        text.Length == 0 ? "" : Known(kind, text, hash => $"{kind}-{Convert.ToHexStringLower(hash.AsSpan(0, 6))}");

    private string Known(string kind, string text, Func<byte[], string> make)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue((kind, text), out var pseudonym))
            {
                pseudonym = make(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{text}")));
                // Points have ids of their own and would fill memory; all else repeats.
                if (kind is not ("point" or "backup"))
                    _known.Add((kind, text), pseudonym);
            }
            return pseudonym;
        }
    }

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex TwelveDigits();
}
