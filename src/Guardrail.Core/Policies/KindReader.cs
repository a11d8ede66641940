using Guardrail.Findings;

namespace Guardrail.Policies;

/// <summary>Reads which kinds of finding are looked for, and from where on.</summary>
internal static class KindReader
{
    /// <summary>All kinds: those of the file over the defaults.</summary>
    public static IReadOnlyDictionary<string, KindSetting> All(PolicyNode node)
    {
        var members = node.Members(FindingKind.All);
        return KindSetting.Defaults.ToDictionary(
            pair => pair.Key,
            pair => members.Read(pair.Key, place => One(place, pair.Key, pair.Value)) ?? pair.Value,
            StringComparer.Ordinal);
    }

    private static KindSetting One(PolicyNode node, string kind, KindSetting fallback)
    {
        var members = node.Members(Allowed(kind, fallback));
        return new KindSetting
        {
            Enabled = members.Read<bool?>("enabled", place => place.Flag()) ?? fallback.Enabled,
            Severity = members.Read("severity", place => place.OneOf(Severity.All)) ?? fallback.Severity,
            Limit = members.Read<decimal?>("limit", place => place.Number()) ?? fallback.Limit,
            Times = members.Read<decimal?>("times", place => place.Number()) ?? fallback.Times,
        };
    }

    private static IReadOnlyList<string> Allowed(string kind, KindSetting fallback) =>
        kind == FindingKind.OverBudget ? ["enabled"]
        : fallback.Times is not null ? ["enabled", "severity", "limit", "times"]
        : fallback.Limit is not null ? ["enabled", "severity", "limit"]
        : ["enabled", "severity"];
}
