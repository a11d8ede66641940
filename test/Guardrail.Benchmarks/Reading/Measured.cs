using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Guardrail.Benchmarks.Reading;

/// <summary>One run of one way to read, in a process of its own.</summary>
/// <param name="Points">Recovery points counted.</param>
/// <param name="Bytes">Their sizes added up.</param>
/// <param name="Seconds">From the first call to the result, start of the process left out where it can be.</param>
/// <param name="PeakMegabytes">The largest resident set of the process.</param>
/// <param name="ProcessorSeconds">Processor time of the process.</param>
/// <param name="Calls">Calls the endpoint answered.</param>
internal sealed record Measured(long Points, decimal Bytes, double Seconds, double PeakMegabytes, double ProcessorSeconds, long Calls)
{
    /// <summary>Runs here, and writes the result as one line of JSON.</summary>
    public static async Task HereAsync(Func<Task<(long Points, decimal Bytes)>> run)
    {
        var clock = Stopwatch.StartNew();
        var (points, bytes) = await run().ConfigureAwait(false);
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Measured(points, bytes, seconds, process.PeakWorkingSet64 / 1048576.0, process.TotalProcessorTime.TotalSeconds, 0)));
    }

    /// <summary>Runs a command in a process of its own, and adds the calls that the endpoint counted.</summary>
    /// <returns>Null where the command is not there or failed.</returns>
    public static async Task<Measured?> OfAsync(ProcessStartInfo start, Uri endpoint)
    {
        using var client = new HttpClient();
        var calls = new Uri(endpoint, "_calls");
        await client.GetStringAsync(calls).ConfigureAwait(false);
        start.RedirectStandardOutput = true;
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        using (process)
        {
            var line = await process!.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            var made = long.Parse(await client.GetStringAsync(calls).ConfigureAwait(false), CultureInfo.InvariantCulture);
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<Measured>(line)! with { Calls = made } : null;
        }
    }
}
