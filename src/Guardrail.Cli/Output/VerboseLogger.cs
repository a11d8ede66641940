using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Guardrail.Cli.Output;

/// <summary>Writes log messages to stderr, one line each: <c>guardrail: 2001 Scope read: …</c>. Safe for several threads.</summary>
/// <param name="error">Stderr.</param>
internal sealed class VerboseLogger(TextWriter error) : ILogger
{
    private readonly Lock _one = new();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        lock (_one)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"guardrail: {eventId.Id} {formatter(state, exception)}"));
    }
}
