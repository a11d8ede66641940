using System.Text.RegularExpressions;
using Guardrail.Scheduling;

namespace Guardrail.Infra.Organization;

/// <summary>What a deployment over an organization may choose, from the context key <c>guardrailOrganization</c>. Without the key there is no such stack.</summary>
public sealed partial record OrganizationSettings
{
    /// <summary>The context key that holds the settings.</summary>
    public const string ContextKey = "guardrailOrganization";

    private static readonly string[] Known = ["regions", "accounts", "externalId", "roleName", "schedule", "timezone", "concurrency", "readerMegabytes", "summarizerMegabytes"];

    /// <summary>The Regions to read in every account.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The accounts to read; empty for every active account of the organization.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>What the read role in each account asks for besides the right caller.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The read role's name, the same in every account. The default is <c>GuardrailRead</c>.</summary>
    public string RoleName { get; init; } = "GuardrailRead";

    /// <summary>When the audit runs, in AWS's cron dialect. The default is 07:00.</summary>
    public string Schedule { get; init; } = "cron(0 7 * * ? *)";

    /// <summary>The IANA time zone of the schedule. The default is UTC.</summary>
    public string Timezone { get; init; } = "Etc/UTC";

    /// <summary>How many accounts are read at once. The default is 5: a new AWS account may run 10 functions at once in all.</summary>
    public int Concurrency { get; init; } = 5;

    /// <summary>Memory of the function that reads one account and Region. The default is 1024 MB.</summary>
    public int ReaderMegabytes { get; init; } = 1024;

    /// <summary>Memory of the function that puts the parts together. The default is 3008 MB, the most a new AWS account gets; Lambda's own limit is 10240.</summary>
    public int SummarizerMegabytes { get; init; } = 3008;

    /// <summary>Reads and checks the settings, all errors at once.</summary>
    /// <param name="context">What CDK returned for the key; null means no stack.</param>
    /// <exception cref="InvalidSettingsException">A setting is unknown, of the wrong type, or cannot work.</exception>
    public static OrganizationSettings? FromContext(object? context)
    {
        if (context is null)
            return null;
        using var document = SettingsReader.Json(context, ContextKey);
        List<string> errors = [];
        var node = new SettingsNode(document.RootElement, ContextKey, errors, Known);
        var settings = new OrganizationSettings { Regions = [.. node.Texts("regions").Distinct()], Accounts = [.. node.Texts("accounts").Distinct()], ExternalId = node.Text("externalId") ?? "" };
        settings = settings with
        {
            RoleName = node.Text("roleName") ?? settings.RoleName,
            Schedule = node.Text("schedule") ?? settings.Schedule,
            Timezone = node.Text("timezone") ?? settings.Timezone,
            Concurrency = Number("concurrency", 1, 1000) ?? settings.Concurrency,
            ReaderMegabytes = Number("readerMegabytes", 128, 10240) ?? settings.ReaderMegabytes,
            SummarizerMegabytes = Number("summarizerMegabytes", 128, 10240) ?? settings.SummarizerMegabytes,
        };
        if (settings.Regions.Count == 0)
            errors.Add($"{ContextKey}.regions is empty: name the Regions to read in every account");
        errors.AddRange(settings.Regions.Where(region => !RegionCode().IsMatch(region)).Select(region => $"{ContextKey}.regions: '{region}' is no Region code such as eu-west-1"));
        errors.AddRange(settings.Accounts.Where(account => !AccountId().IsMatch(account)).Select(account => $"{ContextKey}.accounts: '{account}' is no account id of twelve digits"));
        if (!ExternalIdText().IsMatch(settings.ExternalId))
            errors.Add($"{ContextKey}.externalId is missing or malformed: 2 to 200 letters, digits and any of _+=,.@:/-, the same in every account");
        if (!RoleNameText().IsMatch(settings.RoleName))
            errors.Add($"{ContextKey}.roleName: '{settings.RoleName}' is no role name");
        if (!BackupSchedule.TryParse(settings.Schedule, settings.Timezone, out _, out var error))
            errors.Add($"{ContextKey}.schedule: {error}");
        return errors.Count == 0 ? settings : throw new InvalidSettingsException(string.Join("; ", errors) + ".");

        int? Number(string name, int least, int most)
        {
            if (node.Whole(name) is not { } number || (number >= least && number <= most))
                return node.Whole(name);
            errors.Add($"{ContextKey}.{name} must be from {least} to {most}");
            return null;
        }
    }

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex RegionCode();

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountId();

    // Shorter than IAM's 1,224 characters, and without the quote and the braces that the state machine's language would read.
    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@:/-]{2,200}\z")]
    private static partial Regex ExternalIdText();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex RoleNameText();
}
