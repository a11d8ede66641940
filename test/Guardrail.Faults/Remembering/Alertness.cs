using Guardrail.Aws.Running;
using Guardrail.Findings;
using Guardrail.LocalAws;
using Guardrail.Memory;

namespace Guardrail.Faults.Remembering;

/// <summary>What is promised of alerts while things go wrong: none is lost, none is resolved by who has not read it all.</summary>
internal static class Alertness
{
    /// <summary>Every promise a run broke.</summary>
    /// <param name="run">The run.</param>
    /// <param name="truth">The ids that stand in truth.</param>
    /// <param name="before">What was remembered before the run.</param>
    /// <param name="after">What is remembered after it.</param>
    /// <param name="arrived">What arrived during the run.</param>
    public static IEnumerable<string> Breaches(
        RunResult run, IReadOnlySet<string> truth, IReadOnlyDictionary<string, RememberedFinding> before, IReadOnlyDictionary<string, RememberedFinding> after,
        IReadOnlyList<PublishedMessage> arrived)
    {
        var told = Remembered.Told(arrived);
        foreach (var finding in run.Report.Findings.Where(finding => Severity.Rank(finding.Severity) >= Severity.Rank(Severity.Warning)))
        {
            var known = before.GetValueOrDefault(finding.Id) is { State: FindingState.Open, Told: not null };
            if (!told.Contains(finding.Id) && !known && run.Failures.Count == 0)
                yield return $"The alert {finding.Id} ({finding.Kind} of {finding.TableArn ?? finding.Scope}) is lost: not told, not known to be told, and the run did not fail.";
        }

        var over = Remembered.ToldOver(arrived)
            .Concat(after.Values.Where(now => now.State != FindingState.Open && before.GetValueOrDefault(now.Finding.Id) is { State: FindingState.Open }).Select(now => now.Finding.Id))
            .ToHashSet();
        foreach (var id in over)
        {
            if (truth.Contains(id)) yield return $"The finding {id} is told or remembered as over, but stands.";
            var unread = run.Report.Scopes.Where(row => !row.Complete).ToHashSet();
            if (before.TryGetValue(id, out var finding) && finding.DependsOn.Any(one => unread.Any(row => row.AccountId == one.Scope.AccountId && row.Region == one.Scope.Region)))
                yield return $"The finding {id} is told or remembered as over by a run that did not read all it hangs on.";
        }
    }

    /// <summary>Every promise broken once all is well again: what stands has been told, and what counts as told has arrived.</summary>
    public static IEnumerable<string> BreachesInTheEnd(RunResult healed, IReadOnlyDictionary<string, RememberedFinding> after, IReadOnlyList<PublishedMessage> arrived)
    {
        if (!healed.Report.Complete) yield return $"Healed, yet incomplete: {string.Join("; ", healed.Report.Gaps.Select(gap => $"{gap.What} {gap.Code}"))}";
        var told = Remembered.Told(arrived);
        foreach (var finding in healed.Report.Findings.Where(finding => Severity.Rank(finding.Severity) >= Severity.Rank(Severity.Warning)))
            if (!told.Contains(finding.Id)) yield return $"The alert {finding.Id} ({finding.Kind} of {finding.TableArn ?? finding.Scope}) stands and never arrived.";
        foreach (var (id, finding) in after)
            if (finding.Told is not null && !told.Contains(id)) yield return $"The finding {id} counts as told and never arrived.";
    }
}
