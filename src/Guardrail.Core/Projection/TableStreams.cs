using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>A plan that takes in a table.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Rules">Its rules, worked out.</param>
/// <param name="SelectedSince">Since when the selection has existed; <see cref="Instants.Unknown"/> where that is not known.</param>
/// <param name="Because">Why, in words.</param>
internal sealed record CoveringPlan(BackupPlan Plan, IReadOnlyList<RuleCourse> Rules, long SelectedSince, string Because);

/// <summary>Sorts a table's points into streams, and adds those that have no point yet.</summary>
internal static class TableStreams
{
    public static void Fill(TableLedger table, IReadOnlyList<CoveringPlan> covering, PointOrigins origins, Estate estate)
    {
        var streams = new Dictionary<(string? PlanId, RuleCourse? Rule, string VaultArn, bool IsCopy), Stream>();
        var tableSince = Instants.Of(table.Table?.Description?.CreatedAt, Instants.Unknown);
        foreach (var plan in covering)
        {
            var since = Math.Max(Math.Max(plan.SelectedSince, Instants.Of(plan.Plan.CreatedAt, Instants.Unknown)), tableSince);
            foreach (var rule in plan.Rules)
            {
                var original = Target(table, rule, null, since, plan.SelectedSince);
                streams.TryAdd((rule.Plan.Id, rule, rule.Vault.Arn, false), original);
                foreach (var copy in rule.Copies)
                {
                    streams.TryAdd((rule.Plan.Id, rule, copy.Vault.Arn, true), Target(table, rule, copy, since, plan.SelectedSince));
                }
            }
        }
        // Copies that name no creator are of a rule that takes in the table, or did: other points name it.
        IReadOnlyList<RuleCourse> rules = [.. covering.SelectMany(plan => plan.Rules)];
        if (Array.Exists(table.Points, point => point.IsCopy && point.Creator < 0))
        {
            rules = [.. rules.Union(origins.RulesNamed(table))];
        }
        Stream? latest = null;
        for (var i = 0; i < table.Points.Length; i++)
        {
            ref readonly var point = ref table.Points[i];
            if (point.Status == PointStatus.Partial && point.Size <= 0)
            {
                continue;
            }
            if (latest is null || !IsAlike(table, i, latest.Points[^1]))
            {
                latest = StreamOf(table, table.Log.Vaults[point.Vault].Arn, point.IsCopy, origins.Of(table, i, rules), streams, estate);
            }
            var stream = latest;
            stream.Points.Add(i);
            stream.NewestIsAdvanced = point.IsAdvanced;
            if (point.Status == PointStatus.Creating)
            {
                stream.Creating++;
            }
            stream.FirstSeen = Math.Min(stream.FirstSeen, point.CreatedAt);
            stream.LastSeen = Math.Max(stream.LastSeen, point.CreatedAt);
        }
        AddGone(table, streams, origins, estate);
        AddCopiesOfEndedRules(table, streams, [.. covering.SelectMany(plan => plan.Rules)]);
        // Edited targets leave a rule's points in two vaults; a run has its point wherever that lies.
        foreach (var same in streams.Values.Where(stream => stream.Rule is not null && !stream.IsCopy).GroupBy(stream => stream.Rule).Where(same => same.Count() > 1))
        {
            var lastSeen = same.Max(stream => stream.LastSeen);
            foreach (var stream in same)
            {
                stream.LastSeen = lastSeen;
            }
        }
        table.Streams.AddRange(streams.Values);
    }

    /// <summary>A rule that takes in the table no more (its plan or the table was deleted, its selection edited) has made copies of the points that name it, wherever it copies to.</summary>
    private static void AddCopiesOfEndedRules(
        TableLedger table, Dictionary<(string? PlanId, RuleCourse? Rule, string VaultArn, bool IsCopy), Stream> streams, HashSet<RuleCourse> covering)
    {
        foreach (var ended in streams.Values.Where(stream => stream.Rule is { Calendar: not null } && !covering.Contains(stream.Rule)).ToList())
        {
            var rule = ended.Rule!;
            var since = Instants.Of(rule.Plan.CreatedAt, Instants.Unknown);
            ended.HasEnded = true;
            ended.IsTarget |= !ended.IsCopy && ended.Vault.Arn == rule.Vault.Arn;
            foreach (var copy in rule.Copies)
            {
                streams.TryAdd((rule.Plan.Id, rule, copy.Vault.Arn, true), Target(table, rule, copy, since, Instants.Unknown, hasEnded: true));
            }
        }
    }

    /// <summary>What jobs made and no list shows.</summary>
    private static void AddGone(
        TableLedger table, Dictionary<(string? PlanId, RuleCourse? Rule, string VaultArn, bool IsCopy), Stream> streams, PointOrigins origins, Estate estate)
    {
        if (estate.JobsOf(table.Scope, table.Arn) is not { } history)
        {
            return;
        }
        table.JobsSince = history.Since;
        foreach (var (job, point) in GonePoints.Of(table, history))
        {
            var stream = StreamOf(table, job.VaultArn, isCopy: false, origins.OfJob(table.Scope, job, point), streams, estate);
            stream.NewestIsAdvanced = stream.Points.Count == 0 ? point.IsAdvanced : stream.NewestIsAdvanced;
            stream.Gone.Add(point);
        }
    }

    private static Stream StreamOf(
        TableLedger table,
        string vaultArn,
        bool isCopy,
        PointOrigin origin,
        Dictionary<(string? PlanId, RuleCourse? Rule, string VaultArn, bool IsCopy), Stream> streams,
        Estate estate)
    {
        var key = (origin.PlanId, origin.Rule, vaultArn, isCopy);
        if (!streams.TryGetValue(key, out var stream))
        {
            stream = new Stream(table.Axis, estate.VaultCourse(vaultArn), isCopy)
            {
                PlanId = origin.PlanId,
                PlanName = origin.PlanName,
                Rule = origin.Rule,
            };
            streams.Add(key, stream);
        }
        return stream;
    }

    /// <summary>Whether two points with a creator are of one stream because nothing that decides differs.</summary>
    private static bool IsAlike(TableLedger table, int left, int right)
    {
        ref readonly var one = ref table.Points[left];
        ref readonly var other = ref table.Points[right];
        return one.Creator >= 0 && one.Creator == other.Creator && one.Vault == other.Vault && one.IsCopy == other.IsCopy && one.IsAdvanced == other.IsAdvanced
            && table.Courses[left].RetentionDays == table.Courses[right].RetentionDays && table.Courses[left].ColdAfterDays == table.Courses[right].ColdAfterDays;
    }

    private static Stream Target(TableLedger table, RuleCourse rule, CopyCourse? copy, long since, long selectedSince, bool hasEnded = false) =>
        new(table.Axis, copy?.Vault ?? rule.Vault, isCopy: copy is not null)
        {
            PlanId = rule.Plan.Id,
            PlanName = rule.Plan.Name,
            Rule = rule,
            Copy = copy,
            IsTarget = true,
            HasEnded = hasEnded,
            IsConjectured = hasEnded,
            Since = since,
            SelectedSince = selectedSince,
        };
}
