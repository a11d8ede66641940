namespace Guardrail.Cli;

/// <summary>Everything the commands know of the outside, so that tests can hand in their own.</summary>
internal sealed record CliConsole
{
    /// <summary>The result, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Opens the same for bytes: for what is too large to be a text first.</summary>
    public required Func<Stream> OpenOut { get; init; }

    /// <summary>Progress, logs and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether stderr is a terminal, so that progress may be shown on it.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Whether stdout is a terminal, so that it may be coloured.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>The clock; read once a run.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Environment variables by name; null where not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The process's own console, clock and environment.</summary>
    public static CliConsole OfProcess() => new()
    {
        Out = Console.Out,
        OpenOut = Console.OpenStandardOutput,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        Clock = TimeProvider.System,
        Variable = Environment.GetEnvironmentVariable,
    };
}
