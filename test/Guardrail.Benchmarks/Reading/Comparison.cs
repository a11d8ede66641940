using System.Diagnostics;
using System.Globalization;
using Guardrail.AwsPackages;

namespace Guardrail.Benchmarks.Reading;

/// <summary>
/// The table of the README: every way to read the same vaults, each in a process of its own, against an endpoint in another that copies prepared pages.
/// <c>compare [--runs 3] [--points 10000,100000,1000000]</c>.
/// </summary>
internal static class Comparison
{
    private static readonly (string Name, string Answers, Func<Uri, ProcessStartInfo> Start)[] Ways =
    [
        ("Guardrail, the whole audit", "cost now, this month and once full, by table, plan and rule; what to change; what was not read", endpoint => Own("read", "audit", endpoint)),
        ("the client loop", "points and bytes", endpoint => Own("read", "client", endpoint)),
        ("the bare loop", "points and bytes, unsigned", endpoint => Own("read", "bare", endpoint)),
        ("a boto3 loop", "points and bytes", endpoint => Script("boto3_loop.py", endpoint)),
        ("the `aws` command line", "points and bytes, by `--query`", endpoint => Script("aws_cli.py", endpoint)),
    ];

    public static async Task RunAsync(Arguments arguments)
    {
        var runs = arguments.Number("--runs", 3);
        var sizes = arguments.Text("--points", "10000,100000,1000000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"AWS packages: {AwsPackagesChoice.Name}. Medians of {runs}. Ratios: to the client loop's time and processor time over the same pages.\n"));
        Console.WriteLine("| points | what reads | s | ratio | processor s | ratio | points/s | peak MB | calls | what it can answer |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var size in sizes)
            await CompareAsync(size, runs, arguments).ConfigureAwait(false);
    }

    private static async Task CompareAsync(int size, int runs, Arguments arguments)
    {
        using var server = ServedProcess.Start(size, Math.Max(1, size / 100), arguments.Number("--vaults", 10), 0);
        var medians = new List<(string Name, string Answers, Measured? Median)>();
        foreach (var (name, answers, start) in Ways)
        {
            var measured = new List<Measured>();
            // What takes minutes is run once.
            for (var run = 0; run < (name.Contains("aws", StringComparison.Ordinal) ? 1 : runs); run++)
            {
                if (await Measured.OfAsync(start(server.Endpoint), server.Endpoint).ConfigureAwait(false) is { } one)
                    measured.Add(one);
            }
            medians.Add((name, answers, measured.Count == 0 ? null : measured.OrderBy(one => one.Seconds).ElementAt(measured.Count / 2) with { PeakMegabytes = measured.Max(one => one.PeakMegabytes) }));
        }
        var client = medians[1].Median!;
        foreach (var (name, answers, median) in medians)
        {
            Console.WriteLine(median is null
                ? string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {name} | not installed | | | | | | | {answers} |")
                : string.Create(CultureInfo.InvariantCulture,
                    $"| {median.Points:N0} | {name} | {median.Seconds:0.00} | {median.Seconds / client.Seconds:0.00} | {median.ProcessorSeconds:0.0} | {median.ProcessorSeconds / client.ProcessorSeconds:0.00} | {median.Points / median.Seconds:N0} | {median.PeakMegabytes:0} | {median.Calls:N0} | {answers} |"));
            if (median is not null && (median.Points != client.Points || median.Bytes != client.Bytes))
                throw new InvalidOperationException($"{name} counted {median.Points} points and {median.Bytes} bytes, the client loop {client.Points} and {client.Bytes}.");
        }
    }

    private static ProcessStartInfo Own(string verb, string way, Uri endpoint) => ServedProcess.Own(verb, way, "--endpoint", endpoint.AbsoluteUri);

    private static ProcessStartInfo Script(string name, Uri endpoint) =>
        new("python3", [Path.Combine(AppContext.BaseDirectory, "Reading", "Loops", name), endpoint.AbsoluteUri]);
}
