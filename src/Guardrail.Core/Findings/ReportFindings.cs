using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Findings about the report as a whole.</summary>
internal static class ReportFindings
{
    /// <summary>Native backups, gaps and old prices.</summary>
    public static IEnumerable<Found> Of(AuditReport report, Policy policy) =>
        Native(report, policy.Kinds[FindingKind.NativeBackups])
            .Concat(Incomplete(report, policy))
            .Concat(Prices(report, policy.Kinds[FindingKind.StalePrices]));

    private static IEnumerable<Found> Native(AuditReport report, KindSetting setting)
    {
        var native = report.NativeBackups;
        if (native.Count == 0 || native.Usd.Amount < setting.Limit)
            yield break;
        yield return Found.About(
            null, null, "DynamoDB on-demand backups", FindingKind.NativeBackups, setting, native.Usd.Amount, FindingUnit.UsdPerMonth,
            $"{Phrases.Count(native.Count, "on-demand backup")} made in DynamoDB itself ({HumanSize.Of(native.Bytes)}) cost {HumanMoney.Of(native.Usd)} a month, " +
            "beside the figures of this report.",
            "No plan and no retention deletes them: aws dynamodb list-backups --backup-type USER shows them.",
            native.Usd);
    }

    private static IEnumerable<Found> Incomplete(AuditReport report, Policy policy) =>
        from gap in AcceptedGaps.Apply(report.Gaps, policy, report.AsOf)
        where !gap.Accepted
        group gap by (gap.AccountId, gap.Region) into place
        let location = string.Join(' ', new[] { place.Key.AccountId, place.Key.Region }.Where(part => part.Length > 0))
        select Found.About(
            Known(place.Key.AccountId), Known(place.Key.Region), location, FindingKind.Incomplete, policy.Kinds[FindingKind.Incomplete], place.Count(), FindingUnit.Gaps,
            $"{Phrases.Count(place.Count(), "thing")} could not be read{(location.Length > 0 ? $" in {HumanText.Plain(location)}" : "")}, so every total is a lower bound: " +
            $"{Phrases.Listed([.. place.Select(gap => $"{HumanText.Plain(gap.What)} ({HumanText.Plain(gap.Code)})").Distinct()])}.",
            "Grant what is missing, or accept the gap in the policy (acceptedGaps).",
            Usd.Zero);

    private static IEnumerable<Found> Prices(AuditReport report, KindSetting setting)
    {
        var days = HumanDate.Day(report.AsOf).DayNumber - report.Prices.AsOf.DayNumber;
        if (days <= setting.Limit)
            yield break;
        yield return Found.About(
            null, null, "price book", FindingKind.StalePrices, setting, days, FindingUnit.Days,
            $"The prices are of {HumanDate.Of(report.Prices.AsOf)}, {days.ToString("N0", CultureInfo.InvariantCulture)} days old.",
            "Use a newer Guardrail, or a book of 'guardrail prices refresh' (prices.book in the policy).",
            Usd.Zero);
    }

    private static string? Known(string part) => part.Length > 0 ? part : null;
}
