namespace Guardrail.Cli;

/// <summary>Something the user can mend. The message is one line: what, where, what to do.</summary>
internal sealed class CliException(string message) : Exception(message);
