using System.Diagnostics;
using Guardrail.Fuzz.Mutation;

namespace Guardrail.Fuzz;

/// <summary>Feeds a parser with changed examples, and with changes of what it took.</summary>
public static class Fuzzing
{
    private const int MostKept = 400;
    private const int LongestInput = 20_000;

    /// <summary>Runs until the count is reached or the time is up, whichever is first.</summary>
    /// <param name="parser">The parser.</param>
    /// <param name="seed">Any number; the same seed gives the same inputs.</param>
    /// <param name="count">How many inputs at most.</param>
    /// <param name="time">How long at most.</param>
    public static async Task<FuzzResult> RunAsync(Parser parser, int seed, long count, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(parser);
        var random = new Random(seed);
        var (texts, values) = (new TextMutator(random, parser.Tokens), new JsonMutator(random));
        var kept = new List<string>(parser.Examples);
        var crashes = new Dictionary<string, Crash>(StringComparer.Ordinal);
        var (executions, taken, slowest) = (0L, 0L, TimeSpan.Zero);
        var started = Stopwatch.GetTimestamp();
        foreach (var example in parser.Examples)
            await TryAsync(example).ConfigureAwait(false);
        while (executions < count && Stopwatch.GetElapsedTime(started) < time)
        {
            var (one, other) = (kept[random.Next(kept.Count)], kept[random.Next(kept.Count)]);
            var input = (parser.IsJson && random.Next(4) > 0 ? values.Change(one, other) : null) ?? texts.Change(one, other);
            if (input.Length > LongestInput)
                input = input[..LongestInput];
            if (!await TryAsync(input).ConfigureAwait(false))
                continue;
            // What is taken leads farther than what is refused at the first letter.
            if (kept.Count < MostKept)
                kept.Add(input);
            else
                kept[random.Next(parser.Examples.Count, kept.Count)] = input;
        }
        return new FuzzResult(parser.Name, executions, taken, slowest, [.. crashes.Values]);

        async Task<bool> TryAsync(string input)
        {
            executions++;
            var begun = Stopwatch.GetTimestamp();
            try
            {
                var good = await parser.TryAsync(input).ConfigureAwait(false);
                taken += good ? 1 : 0;
                return good;
            }
            // Whatever is thrown here is what is looked for.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                var crash = new Crash(input, exception);
                if (!crashes.TryGetValue(crash.Where, out var known) || known.Input.Length > input.Length)
                    crashes[crash.Where] = crash;
                return false;
            }
            finally
            {
                var took = Stopwatch.GetElapsedTime(begun);
                slowest = took > slowest ? took : slowest;
            }
        }
    }
}

/// <summary>What became of a parser's inputs.</summary>
/// <param name="Parser">The parser's name.</param>
/// <param name="Executions">Inputs tried.</param>
/// <param name="Taken">Inputs taken; the others were refused as documented, or crashed.</param>
/// <param name="Slowest">The longest one input took.</param>
/// <param name="Crashes">One for each place that threw, with the shortest input seen. There must be none.</param>
public sealed record FuzzResult(string Parser, long Executions, long Taken, TimeSpan Slowest, IReadOnlyList<Crash> Crashes);

/// <summary>An input that made a parser throw what it does not document.</summary>
/// <param name="Input">The input.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record Crash(string Input, Exception Exception)
{
    /// <summary>What was thrown, and the first of our own methods on the way.</summary>
    public string Where => $"{Exception.GetType().Name} {(Exception.StackTrace ?? "").Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Guardrail.", StringComparison.Ordinal))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Where}\n    {Exception.Message}\n    input: {System.Text.Json.JsonSerializer.Serialize(Input.Length > 2_000 ? Input[..2_000] : Input)}";
}
