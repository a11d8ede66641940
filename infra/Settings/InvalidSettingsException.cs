namespace Guardrail.Infra;

/// <summary>The stack's settings, its policy file or its function package cannot be deployed. The message says which, and what to do.</summary>
public sealed class InvalidSettingsException(string message) : Exception(message);
