using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>Whether a backup selection takes in a DynamoDB table.</summary>
/// <remarks>
/// A table is taken in if it matches any of Resources <b>or</b> has any tag of ListOfTags (documented: a union), all Conditions hold (documented), and it matches
/// none of NotResources (documented beside Resources, inferred beside ListOfTags). A selection with neither Resources nor ListOfTags is one the API refuses
/// today; should there be one, it takes in everything, as the API's model says (UNCONFIRMED).
/// </remarks>
public static class SelectionMatcher
{
    /// <summary>Judges one selection and one table.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="tableArn">The table's own ARN; an index, a stream or a backup of it is never taken in.</param>
    /// <param name="tags">The table's tags; empty for none, null where they could not be read, which makes the outcome unknown where it depends on them.</param>
    /// <param name="optIn">Whether DynamoDB is opted in; counts only where the selection does not name tables.</param>
    public static SelectionMatch Match(
        BackupSelection selection, string tableArn, IReadOnlyDictionary<string, string>? tags, ServiceOptIn optIn)
    {
        var match = new SelectionMatch { Selection = selection, OptIn = optIn };
        if (!ArnPattern.IsTable(tableArn))
        {
            return match with { Reason = MatchReason.NotATable };
        }
        if (Surest(selection.NotResources, tableArn) is { } leftOut)
        {
            return match with { Reason = MatchReason.LeftOut, Entry = leftOut };
        }
        match = TakeIn(match, tableArn, tags);
        return match.Outcome == MatchOutcome.NoMatch ? match : Filter(match, tags);
    }

    internal static bool HasConditions(BackupSelection selection) =>
        selection.StringEquals.Count + selection.StringNotEquals.Count + selection.StringLike.Count + selection.StringNotLike.Count > 0;

    /// <summary>Resources, ListOfTags and the opt-in: everything but the conditions. Of several ways in, the surest.</summary>
    private static SelectionMatch TakeIn(SelectionMatch match, string tableArn, IReadOnlyDictionary<string, string>? tags)
    {
        var named = Surest(match.Selection.Resources, tableArn, ArnPattern.NamesResourceType);
        var byName = match with { Outcome = MatchOutcome.Match, Reason = MatchReason.TakenIn, Entry = named };
        if (named is not null && !ArnPattern.MayBeIgnored(named))
        {
            return byName;
        }
        var otherwise = TakeInWhereOptedIn(match with { NeedsOptIn = true }, tableArn, tags);
        return named is null || otherwise.Outcome == MatchOutcome.Match ? otherwise : byName;
    }

    /// <summary>The ways in that need DynamoDB to be opted in: every resource, the service's name, tags.</summary>
    private static SelectionMatch TakeInWhereOptedIn(SelectionMatch match, string tableArn, IReadOnlyDictionary<string, string>? tags)
    {
        var selection = match.Selection;
        var takesInAll = selection.Resources.Count == 0 && selection.ListOfTags.Count == 0;
        var entry = Surest(selection.Resources, tableArn, pattern => !ArnPattern.NamesResourceType(pattern));
        if (takesInAll || entry is not null)
        {
            return IfOptedIn(match with { Entry = entry }, MatchReason.TakenIn);
        }
        TagTest? unknown = null;
        for (var i = 0; i < selection.ListOfTags.Count; i++)
        {
            var test = TagTest.OfList(selection.ListOfTags[i]);
            switch (test.Passes(tags))
            {
                case true:
                    return IfOptedIn(match with { Tag = test }, MatchReason.TakenIn);
                case null:
                    unknown ??= test;
                    break;
            }
        }
        return unknown is null
            ? match with { Reason = MatchReason.NothingMatches }
            : IfOptedIn(match with { Tag = unknown }, MatchReason.TagUnknown);
    }

    private static SelectionMatch IfOptedIn(SelectionMatch match, MatchReason reason) =>
        match.OptIn == ServiceOptIn.OptedOut ? match with { Reason = MatchReason.NotOptedIn }
        : match with { Reason = reason, Outcome = reason == MatchReason.TakenIn ? MatchOutcome.Match : MatchOutcome.Unknown };

    /// <summary>All conditions must hold; one that fails for certain decides, however many cannot be judged.</summary>
    private static SelectionMatch Filter(SelectionMatch match, IReadOnlyDictionary<string, string>? tags)
    {
        TagTest? unknown = null;
        var failing = FirstFailing(TagOperator.StringEquals, match.Selection.StringEquals, tags, ref unknown)
            ?? FirstFailing(TagOperator.StringNotEquals, match.Selection.StringNotEquals, tags, ref unknown)
            ?? FirstFailing(TagOperator.StringLike, match.Selection.StringLike, tags, ref unknown)
            ?? FirstFailing(TagOperator.StringNotLike, match.Selection.StringNotLike, tags, ref unknown);
        return failing is not null ? match with { Outcome = MatchOutcome.NoMatch, Reason = MatchReason.ConditionFails, Condition = failing }
            : unknown is null || match.Outcome == MatchOutcome.Unknown ? match
            : match with { Outcome = MatchOutcome.Unknown, Reason = MatchReason.ConditionUnknown, Condition = unknown };
    }

    private static TagTest? FirstFailing(
        TagOperator comparison, IReadOnlyList<TagCondition> conditions, IReadOnlyDictionary<string, string>? tags, ref TagTest? unknown)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var test = new TagTest(comparison, conditions[i]);
            switch (test.Passes(tags))
            {
                case false:
                    return test;
                case null:
                    unknown ??= test;
                    break;
            }
        }
        return null;
    }

    /// <summary>The first entry that matches; one that AWS Backup may ignore only where no other does.</summary>
    private static string? Surest(IReadOnlyList<string> entries, string tableArn, Func<string, bool>? also = null)
    {
        string? doubtful = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (!WildcardPattern.Matches(entry, tableArn) || (also is not null && !also(entry)))
            {
                continue;
            }
            if (!ArnPattern.MayBeIgnored(entry))
            {
                return entry;
            }
            doubtful ??= entry;
        }
        return doubtful;
    }
}
