using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;

namespace Guardrail.Memory;

/// <summary>What one run saw, finding by finding.</summary>
public sealed class Sights
{
    private readonly AuditReport _report;
    private readonly Policy _policy;
    private readonly Dictionary<string, SeenFinding> _raised = [];
    private readonly Dictionary<string, (SeenFinding Seen, MuteNote Note)> _muted = [];
    private readonly HashSet<string> _near;

    /// <summary>Looks through a judged report once.</summary>
    /// <param name="report">The judged report.</param>
    /// <param name="policy">The policy it was judged by.</param>
    /// <param name="run">A name for the run, the same when the same invocation is tried again.</param>
    public Sights(AuditReport report, Policy policy, string run)
    {
        (_report, _policy) = (report, policy);
        Run = new RunMark(run, report.AsOf, policy.ReminderDays) { Asked = report.Scopes.Select(scope => new Inventory.Scope(scope.AccountId, scope.Region)).ToHashSet() };
        var tables = report.Tables.GroupBy(table => table.TableArn).ToDictionary(rows => rows.Key, rows => rows.First());
        foreach (var judged in FindingSet.Everything(report, policy))
        {
            var dependsOn = Dependencies.Of(judged.Finding, report, tables);
            var seen = new SeenFinding(
                judged.Finding, judged.BudgetId, PolicyPart.Of(judged.Finding.Kind, judged.BudgetId, policy), dependsOn, Dependencies.Gaps(report, dependsOn));
            if (judged.Mute is { } mute)
                _muted.TryAdd(judged.Finding.Id, (seen, new MuteNote(mute.Reason, mute.Until)));
            else
                _raised.TryAdd(judged.Finding.Id, seen);
        }
        _near = [.. FindingSet.Near(report, policy).Select(finding => finding.Id)];
    }

    /// <summary>The run.</summary>
    public RunMark Run { get; }

    /// <summary>Everything that was seen to stand, muted or not; the gravest first.</summary>
    public IEnumerable<SeenFinding> Standing => _raised.Values.Concat(_muted.Values.Select(muted => muted.Seen));

    /// <summary>What was seen of a finding.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="before">What is remembered of it; null for nothing.</param>
    public Sight Of(string id, RememberedFinding? before)
    {
        if (_raised.TryGetValue(id, out var raised))
            return new Sight.Raised(raised, Dependencies.Asked(before, Run));
        if (_muted.TryGetValue(id, out var muted))
            return new Sight.Muted(muted.Seen, muted.Note);
        if (_near.Contains(id) || before is null)
            return new Sight.Near();
        return new Sight.Gone(Dependencies.Read(before, Run, _report), PolicyPart.Of(before.Finding.Kind, before.BudgetId, _policy));
    }
}
