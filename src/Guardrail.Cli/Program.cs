using Guardrail.Cli;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C ends the run in order; a second one kills the process.
    if (interrupt.IsCancellationRequested)
        return;
    pressed.Cancel = true;
    interrupt.Cancel();
};
return await App.RunAsync(args, CliConsole.OfProcess(), interrupt.Token);
