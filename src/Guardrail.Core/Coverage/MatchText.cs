namespace Guardrail.Coverage;

/// <summary>Puts a match into words.</summary>
internal static class MatchText
{
    public static string Of(SelectionMatch match) =>
        $"selection '{match.Selection.Name}' {Decision(match)}{OptIn(match)}{Doubt(match)}";

    private static string Decision(SelectionMatch match) => match.Reason switch
    {
        MatchReason.NotATable => "takes in tables, and this is not the ARN of one",
        MatchReason.LeftOut => $"leaves it out by {match.Entry}",
        MatchReason.NothingMatches => "names neither it nor a tag of it",
        MatchReason.NotOptedIn => $"{TakenIn(match)}, but DynamoDB is not opted in to AWS Backup in this Region",
        MatchReason.ConditionFails => $"{TakenIn(match)}, but its condition {match.Condition} does not hold",
        MatchReason.ConditionUnknown => $"{TakenIn(match)}, and whether its condition {match.Condition} holds is unknown: {Unread(match.Condition)}",
        MatchReason.TagUnknown => $"may take it in by {match.Tag}: {Unread(match.Tag)}",
        _ => TakenIn(match) + (SelectionMatcher.HasConditions(match.Selection) ? ", and all its conditions hold" : ""),
    };

    private static string TakenIn(SelectionMatch match) =>
        match.Entry is not null ? $"takes it in by {match.Entry}"
        : match.Tag is { Operator: TagOperator.StringEquals } tag ? $"takes it in by the tag {tag.Condition.Key}={tag.Condition.Value}"
        : match.Tag is not null ? $"may take it in by {match.Tag}"
        : "takes in every resource, for it names neither ARNs nor tags";

    private static string Unread(TagTest? test) =>
        test?.Operator == TagOperator.Unknown ? "this operator is not known" : "the table's tags could not be read";

    private static string OptIn(SelectionMatch match) =>
        !match.OptInTakenAsGiven ? ""
        : match.OptIn == ServiceOptIn.NotRead ? "; whether DynamoDB is opted in could not be read and is taken as yes"
        : "; whether DynamoDB is opted in is the organization's management account's to say and is taken as yes";

    private static string Doubt(SelectionMatch match) =>
        match.MayBeIgnored ? "; AWS Backup may ignore this pattern, for its * is inside the table's name" : "";
}
