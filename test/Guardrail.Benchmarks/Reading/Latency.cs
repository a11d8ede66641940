using System.Globalization;

namespace Guardrail.Benchmarks.Reading;

/// <summary>
/// How near to the configured rate the audit comes where each call takes its time: <c>latency [--points 1000000] [--vaults 1] [--delay 80] [--share 0.6]</c>.
/// </summary>
internal static class Latency
{
    /// <summary>Lists of AWS Backup a second (documented).</summary>
    private const double CallsPerSecond = 20;

    public static async Task RunAsync(Arguments arguments)
    {
        var (points, share) = (arguments.Number("--points", 1_000_000), arguments.Text("--share", "0.6"));
        using var server = ServedProcess.Start(points, Math.Max(1, points / 100), arguments.Number("--vaults", 1), arguments.Number("--delay", 80));
        var measured = await Measured.OfAsync(ServedProcess.Own("read", "audit", "--endpoint", server.Endpoint.AbsoluteUri, "--share", share), server.Endpoint).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The audit failed.");
        var pages = points / 1000;
        var least = pages / (CallsPerSecond * double.Parse(share, CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{measured.Points:N0} points, {measured.Calls:N0} calls, {measured.Seconds:0.0} s; {pages:N0} pages at the configured rate: {least:0.0} s; ratio {measured.Seconds / Math.Max(least, 0.1):0.00}; peak {measured.PeakMegabytes:0} MB"));
    }
}
