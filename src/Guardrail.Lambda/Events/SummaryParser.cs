using System.Text.Json;
using System.Text.RegularExpressions;
using Guardrail.Lambda.Organization;

namespace Guardrail.Lambda.Events;

/// <summary>Reads the payload of the summarizing run, which a state machine sends.</summary>
internal static partial class SummaryParser
{
    private static readonly string[] Known = ["run", "asOf", "accounts", "regions", "notify"];

    public static Trigger.Summary Parse(JsonElement payload, JsonElement summarize)
    {
        if (payload.EnumerateObject().Any(member => member.Name != "summarize"))
            throw new InvalidEventException($"Beside 'summarize' nothing else may stand (there is {EventParser.Members(payload)}).");
        var members = new PayloadMembers("summarize", summarize, Known);
        var run = members.Text("run") ?? throw new InvalidEventException("'summarize.run' is missing: the execution's name.");
        var request = new SummaryRequest
        {
            Run = RunName(run, "summarize.run"),
            AsOf = Milliseconds(members.Instant("asOf")) ?? throw new InvalidEventException("'summarize.asOf' is missing: when the execution began."),
            Accounts = members.Texts("accounts"),
            Regions = members.Texts("regions"),
            Notify = members.Flag("notify") ?? true,
        };
        if (request.Accounts.Count == 0 || request.Accounts.FirstOrDefault(account => !AccountId().IsMatch(account)) is not null)
            throw new InvalidEventException("'summarize.accounts' must be a list of account ids of twelve digits.");
        if (request.Regions.Count == 0 || request.Regions.FirstOrDefault(region => !RegionCode().IsMatch(region)) is not null)
            throw new InvalidEventException("'summarize.regions' must be a list of Regions such as us-east-1.");
        return new Trigger.Summary(request with { Accounts = [.. request.Accounts.Distinct()], Regions = [.. request.Regions.Distinct()] });
    }

    /// <summary>Instants are whole milliseconds everywhere.</summary>
    private static DateTimeOffset? Milliseconds(DateTimeOffset? instant) => instant?.AddTicks(-(instant.Value.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>A run's name, which becomes part of a key.</summary>
    public static string RunName(string text, string member) => Name().IsMatch(text) ? text
        : throw new InvalidEventException($"'{member}' is '{EventParser.Shorten(text)}'; it may have 1 to 80 letters, digits and any of _.+=@-.");

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex RegionCode();

    // Not a dot alone: keys are shown as paths.
    [GeneratedRegex(@"\A(?!\.{1,2}\z)[A-Za-z0-9_.+=@-]{1,80}\z")]
    private static partial Regex Name();
}
