using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Guardrail.Lambda.Logging;

/// <summary>Log messages of the function itself: 5xxx. Those of a run are in Guardrail.Aws.</summary>
internal static partial class FunctionLog
{
    [LoggerMessage(5001, LogLevel.Information, "Part: {Outcome}")]
    public static partial void PartWritten(ILogger log, string outcome);

    [LoggerMessage(5002, LogLevel.Warning, "The whole report could not be stored: {Reason}")]
    public static partial void NotStored(ILogger log, string reason);

    [LoggerMessage(5003, LogLevel.Information, "Dropped {Dropped} of {Changes} changes: their accounts and Regions were read since")]
    public static partial void Dropped(ILogger log, int dropped, int changes);
}
