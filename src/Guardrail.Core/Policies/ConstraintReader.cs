namespace Guardrail.Policies;

/// <summary>Reads what recommendations may not break.</summary>
internal static class ConstraintReader
{
    /// <summary>All constraints of a list.</summary>
    public static IReadOnlyList<BackupConstraint> All(PolicyNode list) => [.. list.Items().Select(One)];

    private static BackupConstraint One(PolicyNode node)
    {
        var members = node.Members(["scope", "minRetentionDays", "maxRpoHours", "reason"]);
        if (members.LacksAll("minRetentionDays", "maxRpoHours"))
            node.Wrong("needs 'minRetentionDays', 'maxRpoHours' or both");
        return new BackupConstraint(
            members.Read("scope", place => BudgetReader.Scope(place, ["table", "tag"])) ?? PolicyScope.Everything,
            members.Read<int?>("minRetentionDays", place => place.Whole(1, 36_500)),
            members.Read<decimal?>("maxRpoHours", place => place.Number(1, 87_600)),
            members.Read("reason", place => place.Text()));
    }
}
