using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Organization;

/// <summary>Walks a definition in Amazon States Language as Step Functions does, without its waits. What was walked is remembered edge by edge.</summary>
/// <param name="definition">The state machine.</param>
/// <param name="task">Answers a task: its resource and its parameters.</param>
internal sealed class StatesWalker(JsonObject definition, Func<string, JsonNode, Task<JsonNode>> task)
{
    /// <summary>What a state may take and give (documented).</summary>
    private const int LargestPayload = 262_144;

    private int _transitions;
    private int _running;
    private int _atOnce;
    private int _largest;

    public ConcurrentDictionary<string, int> Walked { get; } = new(StringComparer.Ordinal);

    /// <summary>States entered, retries included, in the machine and its children: what AWS charges for.</summary>
    public int Transitions => _transitions;

    /// <summary>The most children that ran at once.</summary>
    public int AtOnce => _atOnce;

    /// <summary>The largest input or output of any state, in bytes.</summary>
    public int Largest => _largest;

    /// <summary>Every edge there is: each way out of each state, and each way to try again.</summary>
    public static IEnumerable<string> Edges(JsonObject machine)
    {
        foreach (var (name, node) in machine["States"]!.AsObject())
        {
            var state = node!.AsObject();
            foreach (var rule in state["Choices"]?.AsArray() ?? [])
                yield return $"{name} -> {rule!["Next"]}";
            if (state["Default"] is { } otherwise)
                yield return $"{name} -> {otherwise}";
            if (state["Next"] is { } next)
                yield return $"{name} -> {next}";
            if (state["End"] is not null || (string)state["Type"]! == "Fail")
                yield return $"{name} ends";
            foreach (var caught in state["Catch"]?.AsArray() ?? [])
                yield return $"{name} fails -> {caught!["Next"]}";
            for (var i = 0; i < (state["Retry"]?.AsArray().Count ?? 0); i++)
                yield return $"{name} retries {i}";
            if (state["ItemProcessor"] is JsonObject processor)
                foreach (var edge in Edges(processor))
                    yield return edge;
        }
    }

    public Task<JsonNode?> RunAsync(JsonNode input, string name, string startTime) =>
        RunAsync(definition, input, new JsonObject { ["Execution"] = new JsonObject { ["Name"] = name, ["StartTime"] = startTime } });

    private async Task<JsonNode?> RunAsync(JsonObject machine, JsonNode? input, JsonObject context)
    {
        var name = (string)machine["StartAt"]!;
        for (; ; )
        {
            var state = machine["States"]![name]!.AsObject();
            Interlocked.Increment(ref _transitions);
            Weigh(input);
            string? next;
            (input, next) = await EnterAsync(name, state, input, context);
            Weigh(input);
            if (next is null)
            {
                Walk($"{name} ends");
                return input;
            }
            name = next;
        }
    }

    private async Task<(JsonNode? Output, string? Next)> EnterAsync(string name, JsonObject state, JsonNode? input, JsonObject context)
    {
        switch ((string)state["Type"]!)
        {
            case "Fail":
                Walk($"{name} ends");
                throw new StatesError((string)state["Error"]!, (string)state["Cause"]!);
            case "Choice":
                var chosen = state["Choices"]!.AsArray().FirstOrDefault(rule => Holds(rule!.AsObject(), input, context))?["Next"] ?? state["Default"];
                Walk($"{name} -> {chosen}");
                return (input, (string)chosen!);
            case "Pass":
                var passed = state["InputPath"] is { } path ? StatesPath.Read((string)path!, input, context) : input;
                return Leave(name, state, input, state["Parameters"] is { } template ? StatesPath.Fill(template, passed, context) : passed, context);
            case "Task":
                return await TryAsync(name, state, input, context, () => task((string)state["Resource"]!, StatesPath.Fill(state["Parameters"], input, context)!));
            case "Map":
                return await TryAsync(name, state, input, context, async () => await EachAsync(state, input, context));
            default:
                throw new NotSupportedException((string)state["Type"]!);
        }
    }

    private async Task<(JsonNode? Output, string? Next)> TryAsync(string name, JsonObject state, JsonNode? input, JsonObject context, Func<Task<JsonNode>> act)
    {
        var retries = new int[state["Retry"]?.AsArray().Count ?? 0];
        for (; ; )
        {
            try
            {
                var result = await act();
                Weigh(result);
                return Leave(name, state, input, result, context);
            }
            catch (StatesError error)
            {
                var again = Array.FindIndex([.. state["Retry"]?.AsArray() ?? []], rule => Matches(rule!, error));
                if (again >= 0 && retries[again]++ < ((int?)state["Retry"]![again]!["MaxAttempts"] ?? 3))
                {
                    Interlocked.Increment(ref _transitions);
                    Walk($"{name} retries {again}");
                    continue;
                }
                if (state["Catch"]?.AsArray().FirstOrDefault(rule => Matches(rule!, error)) is not { } caught)
                    throw;
                Walk($"{name} fails -> {caught["Next"]}");
                var failure = new JsonObject { ["Error"] = error.Error, ["Cause"] = error.Cause };
                return (StatesPath.Put((string?)caught["ResultPath"] ?? "$", input, failure), (string)caught["Next"]!);
            }
        }
    }

    private (JsonNode? Output, string? Next) Leave(string name, JsonObject state, JsonNode? input, JsonNode? result, JsonObject context)
    {
        var output = !state.TryGetPropertyValue("ResultPath", out var path) ? result : path is null ? input : StatesPath.Put((string)path!, input, result);
        output = state["OutputPath"] is { } outputPath ? StatesPath.Read((string)outputPath!, output, context) : output;
        if (state["Next"] is { } next)
            Walk($"{name} -> {next}");
        return (output, (string?)state["Next"]);
    }

    private async Task<JsonNode> EachAsync(JsonObject state, JsonNode? input, JsonObject context)
    {
        var processor = state["ItemProcessor"]!.AsObject();
        ((string)processor["ProcessorConfig"]!["Mode"]!).ShouldBe("DISTRIBUTED");
        var items = (JsonArray)StatesPath.Read((string)state["ItemsPath"]!, input, context)!;
        var failed = 0;
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = (int)state["MaxConcurrency"]! }, async (item, _) =>
        {
            var now = Interlocked.Increment(ref _running);
            for (var most = _atOnce; now > most && Interlocked.CompareExchange(ref _atOnce, now, most) != most; most = _atOnce)
            {
            }
            try
            {
                var selecting = (JsonObject)context.DeepClone();
                selecting["Map"] = new JsonObject { ["Item"] = new JsonObject { ["Value"] = item?.DeepClone() } };
                // A child is an execution of its own: its name and start are its own too.
                var child = new JsonObject { ["Execution"] = new JsonObject { ["Name"] = "a-child", ["StartTime"] = "2000-01-01T00:00:00Z" } };
                await RunAsync(processor, StatesPath.Fill(state["ItemSelector"], input, selecting), child);
            }
            catch (StatesError)
            {
                Interlocked.Increment(ref failed);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        });
        if (failed * 100 > items.Count * ((int?)state["ToleratedFailurePercentage"] ?? 0))
            throw new StatesError("States.ExceedToleratedFailureThreshold", $"{failed} of {items.Count} items failed");
        // With a result writer the state gives only where the results are.
        return state["ResultWriter"] is null ? throw new NotSupportedException("the results of thousands of children exceed what a state may give") : new JsonObject { ["ResultWriterDetails"] = new JsonObject() };
    }

    private static bool Holds(JsonObject rule, JsonNode? input, JsonObject context) =>
        rule["And"] is JsonArray all ? all.All(each => Holds(each!.AsObject(), input, context))
        : rule["IsPresent"] is { } present ? StatesPath.IsPresent((string)rule["Variable"]!, input, context) == (bool)present
        : rule["IsNull"] is { } isNull ? StatesPath.Read((string)rule["Variable"]!, input, context) is null == (bool)isNull
        : throw new NotSupportedException(rule.ToJsonString());

    private static bool Matches(JsonNode rule, StatesError error) => rule["ErrorEquals"]!.AsArray().Any(each => (string)each! switch
    {
        "States.ALL" => error.Error is not ("States.DataLimitExceeded" or "States.Runtime"),
        "States.TaskFailed" => error.Error != "States.Timeout",
        var named => named == error.Error,
    });

    private void Walk(string edge) => Walked.AddOrUpdate(edge, 1, (_, times) => times + 1);

    private void Weigh(JsonNode? payload)
    {
        var bytes = payload is null ? 4 : Encoding.UTF8.GetByteCount(payload.ToJsonString());
        for (var largest = _largest; bytes > largest && Interlocked.CompareExchange(ref _largest, bytes, largest) != largest; largest = _largest)
        {
        }
        if (bytes > LargestPayload)
            throw new StatesError("States.DataLimitExceeded", $"{bytes} bytes");
    }
}
