namespace Guardrail.Lambda;

/// <summary>The function cannot do what it was deployed or asked for. The message is one line: what, where, what to do.</summary>
public sealed class FunctionException(string message) : Exception(message);
