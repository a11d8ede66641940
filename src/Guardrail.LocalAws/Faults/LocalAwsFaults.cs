using System.Collections.Concurrent;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws;

/// <summary>The faults in force. Safe to change while requests run.</summary>
public sealed class LocalAwsFaults
{
    private readonly ConcurrentDictionary<long, Armed> armed = new();
    private readonly int seed;
    private long last;
    private long strikes;

    internal LocalAwsFaults(Scenario scenario)
    {
        seed = scenario.File.Seed;
        foreach (var file in scenario.File.Faults)
        {
            Add(new Fault
            {
                Operation = file.Operation,
                Account = file.Account,
                Region = file.Region,
                Resource = file.Resource,
                Kind = file.Kind,
                Times = file.Times,
                After = file.After,
                Probability = file.Probability,
                Delay = TimeSpan.FromMilliseconds(file.DelayMilliseconds),
                Status = file.Status,
                Code = file.Code,
                Message = file.Message,
                Members = file.Members,
            });
        }
    }

    /// <summary>How many times a fault has hit a call so far.</summary>
    public long Struck => Interlocked.Read(ref strikes);

    /// <summary>Puts a fault in force.</summary>
    /// <returns>Disposing of it lifts the fault again.</returns>
    /// <param name="fault">What goes wrong, and where.</param>
    public IDisposable Add(Fault fault)
    {
        var id = Interlocked.Increment(ref last);
        armed[id] = new Armed(fault, Chance.Of((ulong)(uint)seed, (ulong)id));
        return new Lift(() => armed.TryRemove(id, out _));
    }

    /// <summary>The service's throttling error for the next calls of an operation.</summary>
    /// <param name="operation">AWS's name of the operation, or a pattern with <c>*</c>.</param>
    /// <param name="times">How many calls; without end if null.</param>
    public IDisposable Throttle(string operation, int? times = null) => Add(new Fault { Operation = operation, Kind = FaultKind.Throttle, Times = times });

    /// <summary>"Access denied" for an operation, on one resource or on all.</summary>
    /// <param name="operation">AWS's name of the operation, or a pattern with <c>*</c>.</param>
    /// <param name="resource">The vault, plan, table, topic or role; all if null.</param>
    public IDisposable Deny(string operation, string? resource = null) => Add(new Fault { Operation = operation, Kind = FaultKind.Deny, Resource = resource });

    /// <summary>Lifts all faults, the scenario's own included.</summary>
    public void Clear() => armed.Clear();

    internal List<Fault> Strike(ApiRequest request, Caller? caller)
    {
        List<Fault> struck = [];
        if (armed.IsEmpty) return struck;
        foreach (var (_, one) in armed.OrderBy(a => a.Key))
            if (one.Matches(request, caller) && one.Strikes()) struck.Add(one.Fault);
        Interlocked.Add(ref strikes, struck.Count);
        return struck;
    }

    private sealed class Armed(Fault fault, ulong chance)
    {
        private long seen;
        private int hit;

        public Fault Fault => fault;

        public bool Matches(ApiRequest request, Caller? caller) =>
            Wildcard.Matches(fault.Operation, request.Operation)
            && (fault.Account is null || fault.Account == caller?.AccountId)
            && (fault.Region is null || fault.Region == caller?.RegionName)
            && (fault.Resource is null || (request.Resource is { } resource && Wildcard.Matches(fault.Resource, resource)));

        public bool Strikes()
        {
            var number = Interlocked.Increment(ref seen);
            if (number <= fault.After) return false;
            if (fault.Probability < 1 && Chance.Share(Chance.Of(chance, (ulong)number)) >= fault.Probability) return false;
            return fault.Times is not { } times || Interlocked.Increment(ref hit) <= times;
        }
    }

    private sealed class Lift(Action lift) : IDisposable
    {
        public void Dispose() => lift();
    }
}
