using Guardrail.Findings;

namespace Guardrail.Policies;

/// <summary>Reads mutes and accepted gaps. Each needs a reason, for whoever meets it a year later.</summary>
internal static class ExceptionReader
{
    private static readonly IReadOnlyList<string> Mutable = [.. FindingKind.All.Where(kind => kind != FindingKind.Incomplete)];

    /// <summary>All mutes of a list.</summary>
    public static IReadOnlyList<Mute> Mutes(PolicyNode list) => [.. list.Items().Select(Mute)];

    /// <summary>All accepted gaps of a list.</summary>
    public static IReadOnlyList<AcceptedGap> AcceptedGaps(PolicyNode list) => [.. list.Items().Select(Gap)];

    private static Mute Mute(PolicyNode node)
    {
        var members = node.Members(["pattern", "kind", "reason", "until"], ["pattern", "reason"]);
        return new Mute(
            members.Read("pattern", BudgetReader.Pattern) ?? new NamePattern(""),
            members.Read("kind", place => place.OneOf(Mutable)),
            members.Read("reason", place => place.Text()) ?? "",
            members.Read<DateOnly?>("until", place => place.Day()));
    }

    private static AcceptedGap Gap(PolicyNode node)
    {
        var members = node.Members(["account", "region", "what", "code", "reason", "until"], ["what", "reason"]);
        return new AcceptedGap(
            members.Read("account", BudgetReader.Account),
            members.Read("region", BudgetReader.Region),
            members.Read("what", BudgetReader.Pattern) ?? new NamePattern(""),
            members.Read("code", BudgetReader.Pattern),
            members.Read("reason", place => place.Text()) ?? "",
            members.Read<DateOnly?>("until", place => place.Day()));
    }
}
