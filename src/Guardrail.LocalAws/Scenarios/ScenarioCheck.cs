using System.Globalization;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Scenarios;

/// <summary>What JSON alone cannot say: names that must exist, ranges, and things that may stand only once.</summary>
internal static class ScenarioCheck
{
    public static IReadOnlyList<string> ErrorsIn(ScenarioFile file)
    {
        var errors = new List<string>();
        if (file.Accounts.Count == 0) errors.Add("accounts: there is none");
        if (file.DefaultAccount is { } account && !file.Accounts.ContainsKey(account)) errors.Add($"defaultAccount: '{account}' is not among the accounts");
        if (file.Lateness is < 0 or > 1) errors.Add("lateness: a share of the start window, 0 to 1");
        if (file.Paging.PageSize is < 1 or > 1000) errors.Add("paging.pageSize: 1 to 1000");
        if (file.Paging.EmptyPageEvery is < 0 or 1) errors.Add("paging.emptyPageEvery: 0 (never), or 2 and more");
        foreach (var (key, owner) in file.Credentials)
            if (!file.Accounts.ContainsKey(owner)) errors.Add($"credentials.{key}: '{owner}' is not among the accounts");
        foreach (var (id, one) in file.Accounts) Check(file, id, one, errors);
        for (var i = 0; i < file.Faults.Count; i++)
            if (file.Faults[i].Probability is < 0 or > 1) errors.Add($"faults[{i}].probability: 0 to 1");
        return errors;
    }

    private static void Check(ScenarioFile file, string id, AccountFile account, List<string> errors)
    {
        if (id.Length != 12 || !id.All(char.IsAsciiDigit)) errors.Add($"accounts.{id}: an account id has 12 digits");
        foreach (var (name, region) in account.Regions)
        {
            var path = $"accounts.{id}.regions.{name}";
            if (!AwsRegion.IsKnown(name)) errors.Add($"{path}: AWS has no such Region");
            Tables(region, path, errors);
            Vaults(region, path, errors);
            Once(region.Buckets.Select(b => b.Name), $"{path}.buckets", errors);
            Once(region.Topics.Select(t => t.Name), $"{path}.topics", errors);
            Once(region.Plans.Select(p => p.Id).OfType<string>(), $"{path}.plans", errors);
            for (var i = 0; i < region.Plans.Count; i++) Plan(file, id, name, region, region.Plans[i], $"{path}.plans[{i}]", errors);
            for (var i = 0; i < region.RecoveryPoints.Count; i++) Point(region, region.RecoveryPoints[i], $"{path}.recoveryPoints[{i}]", errors);
        }
    }

    private static void Tables(RegionFile region, string path, List<string> errors)
    {
        Once(region.Tables.Select(t => t.Name), $"{path}.tables", errors);
        for (var i = 0; i < region.Tables.Count; i++)
        {
            var table = region.Tables[i];
            if (table.Count is < 1 or > 100_000) errors.Add($"{path}.tables[{i}].count: 1 to 100000");
            if (table.Count > 1 && !table.Name.Contains("{n}", StringComparison.Ordinal))
                errors.Add($"{path}.tables[{i}].name: must contain {{n}} where count is more than 1");
            if (table.GrowthPerMonth <= -1) errors.Add($"{path}.tables[{i}].growthPerMonth: more than -1");
            if (table.SizeUpTo < table.Size) errors.Add($"{path}.tables[{i}].sizeUpTo: less than size");
            if (table.DeletedAt <= table.CreatedAt) errors.Add($"{path}.tables[{i}].deletedAt: not after createdAt");
        }
    }

    private static void Vaults(RegionFile region, string path, List<string> errors)
    {
        Once(region.Vaults.Select(v => v.Name), $"{path}.vaults", errors);
        for (var i = 0; i < region.Vaults.Count; i++)
        {
            var vault = region.Vaults[i];
            if (vault.ViewOf is { } view && region.Vaults.TrueForAll(v => v.Name != view)) errors.Add($"{path}.vaults[{i}].viewOf: '{view}' is no vault of this Region");
            if (vault.Type == Vault.AirGapped && (vault.MinDays is null || vault.MaxDays is null))
                errors.Add($"{path}.vaults[{i}]: an air-gapped vault has minDays and maxDays");
            if (vault.MinDays > vault.MaxDays) errors.Add($"{path}.vaults[{i}]: minDays is more than maxDays");
        }
    }

    private static void Plan(ScenarioFile file, string account, string regionName, RegionFile region, PlanFile plan, string path, List<string> errors)
    {
        if (plan.Rules.Count == 0) errors.Add($"{path}.rules: a plan has at least one rule");
        Once(plan.Rules.Select(r => r.Name), $"{path}.rules", errors);
        for (var i = 0; i < plan.BacksUp.Count; i++)
            if (!region.Tables.Exists(t => Wildcard.Matches(plan.BacksUp[i].Tables, t.Name.Replace("{n}", "1", StringComparison.Ordinal)) || t.Count > 1))
                errors.Add($"{path}.backsUp[{i}]: '{plan.BacksUp[i].Tables}' matches no table of this Region");
        for (var i = 0; i < plan.Rules.Count; i++)
        {
            var rule = plan.Rules[i];
            var at = $"{path}.rules[{i}]";
            MustExist(region, rule.Vault, $"{at}.vault", errors);
            if (rule.AirGappedVault is { } gapped) MustExist(region, gapped, $"{at}.airGappedVault", errors);
            if (rule.StartWindowMinutes is < 60) errors.Add($"{at}.startWindowMinutes: AWS Backup accepts 60 and more");
            if (rule.ColdAfterDays > 0 && rule.DeleteAfterDays > 0 && rule.DeleteAfterDays < rule.ColdAfterDays + 90)
                errors.Add($"{at}.deleteAfterDays: must be at least coldAfterDays + 90");
            if (!rule.NeverRuns && RunTimes.Complaint(rule.Schedule, rule.TimeZone) is { } complaint) errors.Add($"{at}.schedule: {complaint}");
            for (var j = 0; j < rule.Copies.Count; j++) Copy(file, account, regionName, rule.Copies[j], $"{at}.copies[{j}]", errors);
        }
    }

    private static void Copy(ScenarioFile file, string account, string regionName, CopyFile copy, string path, List<string> errors)
    {
        var to = copy.Region ?? regionName;
        if (!AwsRegion.IsKnown(to)) errors.Add($"{path}.region: AWS has no Region '{to}'");

        // An account the scenario does not describe is somebody else's: copies may go there and are never seen again.
        if (!file.Accounts.TryGetValue(copy.Account ?? account, out var owner)) return;
        if (!owner.Regions.TryGetValue(to, out var region))
            errors.Add($"{path}.region: account {copy.Account ?? account} has no Region '{to}' in this scenario");
        else MustExist(region, copy.Vault, $"{path}.vault", errors);
    }

    private static void Point(RegionFile region, RecoveryPointFile point, string path, List<string> errors)
    {
        MustExist(region, point.Vault, $"{path}.vault", errors);
        if (point.Table is null && point.ResourceArn is null) errors.Add($"{path}: needs table or resourceArn");
        if (point.Count is < 1 or > 1_000_000) errors.Add($"{path}.count: 1 to 1000000");
        if (point.Plan is { } plan && !region.Plans.Exists(p => p.Name == plan)) errors.Add($"{path}.plan: '{plan}' is no plan of this Region");
    }

    private static void MustExist(RegionFile region, string vault, string path, List<string> errors)
    {
        if (!region.Vaults.Exists(v => v.Name == vault))
            errors.Add($"{path}: '{vault}' is no vault of this Region (there are {string.Join(", ", region.Vaults.Select(v => v.Name).DefaultIfEmpty("none"))})");
    }

    private static void Once(IEnumerable<string> names, string path, List<string> errors)
    {
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: '{twice.Key}' stands {twice.Count()} times"));
    }
}
