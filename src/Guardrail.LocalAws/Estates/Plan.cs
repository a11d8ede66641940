using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Estates;

internal sealed class Plan
{
    public Plan(PlanFile file, RegionEstate region)
    {
        File = file;
        Region = region;
        Id = file.Id ?? Chance.Id($"plan {region.AccountId} {region.Name} {file.Name}").ToString();
        Arn = $"arn:{region.Partition}:backup:{region.Name}:{region.AccountId}:backup-plan:{Id}";
        VersionId = Convert.ToBase64String(Chance.Id($"version {Arn} {string.Join(';', file.Rules.Select(Content))}").ToByteArray())[..22];
        Rules = [.. file.Rules.Select((rule, index) => new Rule(rule, this, index))];
        Selections = [.. (file.Selections ?? [.. Implied(file)]).Select(s => new Selection(s, this))];
    }

    public PlanFile File { get; }

    public RegionEstate Region { get; }

    public string Id { get; }

    public string Arn { get; }

    public string VersionId { get; }

    public string Name => File.Name;

    public DateTimeOffset Since => File.Since;

    public DateTimeOffset? DeletedAt => File.DeletedAt;

    public IReadOnlyList<Rule> Rules { get; }

    public IReadOnlyList<Selection> Selections { get; }

    public bool ExistsAt(DateTimeOffset instant) => Since <= instant && (DeletedAt is not { } end || instant < end);

    public bool WasOutAt(DateTimeOffset instant) => File.Outages.Exists(o => o.From <= instant && instant < o.Until);

    // An edited plan has another version, as AWS gives it one with every update.
    private static string Content(RuleFile rule) => FormattableString.Invariant(
        $"{rule.Name}|{rule.Schedule}|{rule.TimeZone}|{rule.StartWindowMinutes}|{rule.DeleteAfterDays}|{rule.ColdAfterDays}|{rule.Vault}|{rule.AirGappedVault}|{rule.Copies.Count}|{rule.Continuous}");

    // A scenario that only says which tables are backed up gets the selection that AWS would need for it.
    private static IEnumerable<SelectionFile> Implied(PlanFile file)
    {
        if (file.BacksUp.Count > 0) yield return new SelectionFile { Name = "tables" };
    }
}

internal sealed class Selection(SelectionFile file, Plan plan)
{
    public SelectionFile File { get; } = file;

    public string Id { get; } = file.Id ?? Chance.Id($"selection {plan.Arn} {file.Name}").ToString();

    public DateTimeOffset CreatedAt { get; } = file.CreatedAt ?? plan.Since;

    public string RoleArn { get; } = $"arn:{plan.Region.Partition}:iam::{plan.Region.AccountId}:role/service-role/AWSBackupDefaultServiceRole";

    /// <summary>ARNs of the tables the scenario names, where it does not write the selection out.</summary>
    public IEnumerable<string> ImpliedResources { get; } =
        plan.File.Selections is null
            ? plan.File.BacksUp.Select(b => $"arn:{plan.Region.Partition}:dynamodb:{plan.Region.Name}:{plan.Region.AccountId}:table/{b.Tables}")
            : [];
}
