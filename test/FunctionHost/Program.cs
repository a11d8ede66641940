using System.Diagnostics;
using System.Globalization;
using FunctionHost;

// As AWS's runtime starts it: dotnet exec --depsfile NAME.deps.json --runtimeconfig NAME.runtimeconfig.json FunctionHost.dll HANDLER
// The event comes on stdin, the answer goes to stdout, logs and one line of measurements to stderr. Exit code 1 where the function failed.
if (args is not [var handler])
{
    await Console.Error.WriteLineAsync("Name the handler: ASSEMBLY::NAMESPACE.CLASS::METHOD");
    return 2;
}

using var payload = new MemoryStream();
await Console.OpenStandardInput().CopyToAsync(payload);
payload.Position = 0;
try
{
    var function = LoadedFunction.Load(handler);
    var loaded = Environment.TickCount64;
    using var answer = new MemoryStream();
    await function.InvokeAsync(payload, answer);
    var took = Environment.TickCount64 - loaded;
    await Console.OpenStandardOutput().WriteAsync(answer.ToArray());
    using var self = Process.GetCurrentProcess();
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
        $"measured: invocation {took} ms, peak memory {self.PeakWorkingSet64 / (1024 * 1024)} MB, processor {self.TotalProcessorTime.TotalMilliseconds:0} ms"));
    return 0;
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    // What Lambda reports of an error: its type and message.
    await Console.Error.WriteLineAsync($"failed: {exception.GetType().FullName}: {exception.Message}");
    return 1;
}
