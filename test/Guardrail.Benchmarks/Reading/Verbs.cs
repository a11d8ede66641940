using System.Globalization;
using Guardrail.Aws;
using Guardrail.Benchmarks.Reading.Loops;
using Guardrail.Benchmarks.Reading.Served;

namespace Guardrail.Benchmarks.Reading;

/// <summary>What this program can do besides BenchmarkDotNet's benchmarks.</summary>
internal static class Verbs
{
    /// <summary>Does what the first word says.</summary>
    /// <returns>Whether it is one of the verbs.</returns>
    public static async Task<bool> RunAsync(string[] words)
    {
        var arguments = new Arguments(words);
        switch (words.FirstOrDefault())
        {
            case "serve":
                var estate = new ServedEstate(arguments.Number("--points", 1_000_000), arguments.Number("--tables", 10_000), arguments.Number("--vaults", 10));
                await ServedEndpoint.ServeAsync(estate, TimeSpan.FromMilliseconds(arguments.Number("--delay", 0))).ConfigureAwait(false);
                return true;
            case "read":
                var endpoint = new Uri(arguments.Text("--endpoint", "http://127.0.0.1:1/"));
                var share = double.Parse(arguments.Text("--share", "100000"), CultureInfo.InvariantCulture);
                var parallelism = arguments.Number("--parallel", new AwsReadOptions().Parallelism);
                await Measured.HereAsync(words[1] switch
                {
                    "client" => () => ClientLoop.RunAsync(endpoint),
                    "bare" => () => BareLoop.RunAsync(endpoint),
                    "inventory" => () => AuditLoop.ReadAsync(endpoint, share, parallelism),
                    _ => () => AuditLoop.RunAsync(endpoint, share, parallelism),
                }).ConfigureAwait(false);
                return true;
            case "compare":
                await Comparison.RunAsync(arguments).ConfigureAwait(false);
                return true;
            case "latency":
                await Latency.RunAsync(arguments).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
