using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Guardrail.Benchmarks;
using Guardrail.Benchmarks.Reading;

if (await Verbs.RunAsync(args))
    return;

// In this process: a generated project would not know the solution's central package versions.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Marker).Assembly).Run(args, config);

namespace Guardrail.Benchmarks
{
    /// <summary>Names this assembly.</summary>
    internal sealed class Marker;
}
