namespace Guardrail.Scheduling;

/// <summary>A schedule that AWS Backup would not accept, or a time zone this machine does not know; the message names the field, its value and what is allowed.</summary>
/// <param name="message">One line for a person.</param>
public sealed class ScheduleFormatException(string message) : FormatException(message);
