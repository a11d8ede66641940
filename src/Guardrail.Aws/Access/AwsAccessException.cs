namespace Guardrail.Aws.Access;

/// <summary>AWS cannot be asked at all: no or refused credentials, no Region, a role that cannot be assumed, an endpoint that does not answer.</summary>
/// <param name="message">One line: what is wrong, and what to do. Names from AWS are data and not escaped.</param>
/// <param name="cause">What was thrown; null if nothing was.</param>
public sealed class AwsAccessException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether asking in another Region may help: one that is not enabled refuses good credentials.</summary>
    internal bool MayBeTheRegion { get; init; }
}
