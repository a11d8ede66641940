using System.Collections.Concurrent;
using System.Globalization;

namespace Guardrail.Faults;

/// <summary>Many seeds, and what became of them.</summary>
public static class FaultMatrix
{
    /// <summary>Runs seeds, some at once.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="each">Is told each verdict as it comes, from several threads; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<Verdict>> RunAsync(int first, int count, Action<Verdict>? each, CancellationToken cancellationToken)
    {
        var verdicts = new ConcurrentDictionary<int, IReadOnlyList<Verdict>>();
        // Most of a seed is waiting for a loopback connection, or for a fault to time out.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(first, count), options, async (seed, token) =>
        {
            foreach (var verdict in verdicts[seed] = await FaultyRun.OfAsync(seed, token).ConfigureAwait(false))
                each?.Invoke(verdict);
        }).ConfigureAwait(false);
        return [.. verdicts.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)];
    }

    /// <summary>The table a person reads.</summary>
    /// <param name="verdicts">What became of the seeds.</param>
    public static string Summary(IReadOnlyList<Verdict> verdicts)
    {
        var culture = CultureInfo.InvariantCulture;
        return string.Join('\n',
        [
            string.Create(culture, $"faults injected           {verdicts.Sum(v => v.Faults.Count),8}"),
            string.Create(culture, $"runs                      {verdicts.Count,8}"),
            string.Create(culture, $"calls hit by a fault      {verdicts.Sum(v => v.Struck),8}"),
            string.Create(culture, $"complete and right        {Count(Outcome.CompleteAndRight),8}"),
            string.Create(culture, $"incomplete and honest     {Count(Outcome.IncompleteAndHonest),8}"),
            string.Create(culture, $"refused, with the reason  {Count(Outcome.RefusedWithReason),8}"),
            string.Create(culture, $"anything else             {Count(Outcome.Wrong),8}"),
        ]);

        int Count(Outcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
    }

    /// <summary>A verdict that must not be, with all that is needed to see it again.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Text(Verdict verdict) =>
        $"seed {verdict.Seed}: {string.Join(" · ", verdict.Faults)}\n{string.Join('\n', verdict.Wrong.Take(6).Select(line => "  " + line))}";
}
