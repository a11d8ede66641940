using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Estates;

internal sealed class Rule
{
    public Rule(RuleFile file, Plan plan, int index)
    {
        File = file;
        Plan = plan;
        Index = index;
        Id = file.Id ?? Chance.Id($"rule {plan.Arn} {file.Name}").ToString();
        Hash = Chance.Of(plan.Arn + "/" + Id);
        Lifecycle = new Lifecycle(file.DeleteAfterDays, file.ColdAfterDays);
        StartWindow = TimeSpan.FromMinutes(file.StartWindowMinutes ?? 480);
        Copies = [.. file.Copies.Select(copy => new CopyRule(copy, this))];
    }

    public RuleFile File { get; }

    public Plan Plan { get; }

    public int Index { get; }

    public string Id { get; }

    public ulong Hash { get; }

    public string Name => File.Name;

    public Lifecycle Lifecycle { get; }

    public TimeSpan StartWindow { get; }

    public IReadOnlyList<CopyRule> Copies { get; }
}

/// <summary>Days to cold and days to delete as written: null, -1 and 0 all mean "not at all".</summary>
internal sealed record Lifecycle(int? DeleteAfterDays, int? ColdAfterDays)
{
    public int? Retention => DeleteAfterDays > 0 ? DeleteAfterDays : null;

    public int? Cold => ColdAfterDays > 0 ? ColdAfterDays : null;

    public bool IsWritten => DeleteAfterDays is not null || ColdAfterDays is not null;
}

internal sealed class CopyRule
{
    public CopyRule(CopyFile file, Rule rule)
    {
        File = file;
        AccountId = file.Account ?? rule.Plan.Region.AccountId;
        Region = file.Region ?? rule.Plan.Region.Name;
        VaultArn = Vault.ArnOf(AwsRegion.Partition(Region), Region, AccountId, file.Vault);
        Hash = Chance.Of(VaultArn);

        // Nothing written: the source rule's. -1: as long as the source. A number: its own, from the source's creation.
        Lifecycle = file.DeleteAfterDays is null && file.ColdAfterDays is null ? rule.Lifecycle
            : new Lifecycle(file.DeleteAfterDays is null or -1 ? rule.Lifecycle.DeleteAfterDays : file.DeleteAfterDays, file.ColdAfterDays);
    }

    public CopyFile File { get; }

    public string AccountId { get; }

    public string Region { get; }

    public string VaultArn { get; }

    public ulong Hash { get; }

    public Lifecycle Lifecycle { get; }
}
