using BenchmarkDotNet.Attributes;
using Guardrail.Pricing;
using Guardrail.Projection;

namespace Guardrail.Benchmarks.Projection;

/// <summary>All figures of an estate, 13 months ahead, beside a plain sum over the same points.</summary>
[MemoryDiagnoser]
public class EstateFiguresBenchmark
{
    private LargeEstate _estate = null!;

    /// <summary>How many recovery points.</summary>
    [Params(100_000, 1_000_000)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Read() => _estate = new LargeEstate(10_000, Points);

    [Benchmark(Baseline = true)]
    public Int128 PlainSum()
    {
        var (asOf, month) = (LargeEstate.AsOf.ToUnixTimeMilliseconds(), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        Int128 sum = 0;
        foreach (ref readonly var point in _estate.Plain.AsSpan())
        {
            sum += Math.BigMul(Math.Max(0, Math.Min(asOf, point.DeleteAt) - Math.Max(month, point.CreatedAt)), point.Size);
        }
        return sum;
    }

    [Benchmark]
    public EstateFigures Figures() => EstateFigures.Compute(_estate.Scopes, _estate.Coverage, _estate.Log, PriceBook.Embedded, LargeEstate.AsOf);
}
