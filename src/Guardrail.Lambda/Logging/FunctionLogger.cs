using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Guardrail.Lambda.Logging;

/// <summary>
/// Writes log messages as lines of JSON that CloudWatch Logs Insights can search: level, event id and name, message, and each value under its own name.
/// The lines go out as they are: with text logs nothing is put before them, and with JSON logs nothing is put around them (see the folder's README).
/// </summary>
/// <param name="output">The function's log.</param>
/// <param name="clock">Stamps each line.</param>
/// <param name="requestId">AWS's id of the invocation; null where there is none.</param>
/// <param name="least">The lowest level that is written.</param>
internal sealed class FunctionLogger(RawLines output, TimeProvider clock, string? requestId, LogLevel least) : ILogger
{
    private const string Template = "{OriginalFormat}";

    /// <summary>The level that the function's configuration asks for (Lambda's AWS_LAMBDA_LOG_LEVEL); information where it says nothing known.</summary>
    public static LogLevel LevelOf(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", Name(logLevel));
            json.WriteNumber("eventId", eventId.Id);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", formatter(state, exception));
            if (requestId is { Length: > 0 })
                json.WriteString("requestId", requestId);
            foreach (var (name, value) in state as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
            {
                if (name != Template)
                    Write(json, JsonNamingPolicy.CamelCase.ConvertName(name), value);
            }
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, value.ToString());
                break;
        }
    }

    /// <summary>Lambda's own words for levels (documented), by which it filters JSON lines.</summary>
    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Warning => "WARN",
        LogLevel.Error => "ERROR",
        LogLevel.Critical => "FATAL",
        _ => "INFO",
    };
}

/// <summary>
/// Writes whole lines to the function's log without a prefix and without JSON around them. <see cref="ILambdaLogger.Log(string)"/> is the one member of AWS's logger that its runtime
/// passes on unformatted (read in the source of Amazon.Lambda.RuntimeSupport); LogLine, the other Log methods and Console.WriteLine put time, request id and level before
/// a text log, and make a JSON log's message a string, in which CloudWatch would find no metrics.
/// </summary>
/// <param name="logger">AWS's logger; null writes nothing.</param>
internal sealed class RawLines(ILambdaLogger? logger)
{
    private readonly Lock _one = new();

    /// <summary>Writes one line, in one piece: the runtime makes a log event of each write.</summary>
    /// <param name="line">Without a line break.</param>
    public void Write(string line)
    {
        lock (_one)
            logger?.Log(line + "\n");
    }
}
