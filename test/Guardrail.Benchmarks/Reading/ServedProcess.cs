using System.Diagnostics;
using System.Globalization;

namespace Guardrail.Benchmarks.Reading;

/// <summary>The endpoint in a process of its own; it ends with this one.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static ServedProcess Start(int points, int tables, int vaults, int delayMilliseconds)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        var start = Own("serve", "--points", Text(points), "--tables", Text(tables), "--vaults", Text(vaults), "--delay", Text(delayMilliseconds));
        start.RedirectStandardOutput = start.RedirectStandardInput = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The endpoint did not start.");
        return new ServedProcess(process, new Uri(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The endpoint ended at once.")));
    }

    /// <summary>This program again, with other arguments.</summary>
    public static ProcessStartInfo Own(params string[] arguments) => new(Environment.ProcessPath!, [.. Prefix(), .. arguments]);

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
            _process.Kill();
        _process.Dispose();
    }

    private static string[] Prefix() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServedProcess).Assembly.Location] : [];
}
