namespace Guardrail.Aws.Calls;

/// <summary>What sort of failure it is: decides whether to try again and what to advise.</summary>
internal enum FailureKind
{
    /// <summary>The identity may not call the operation.</summary>
    Denied,

    /// <summary>The thing does not exist (any more).</summary>
    NotFound,

    /// <summary>Too many calls.</summary>
    Throttled,

    /// <summary>AWS does not accept the credentials: expired, unknown, wrongly signed, or the Region is not enabled for them.</summary>
    Refused,

    /// <summary>There are no credentials, or they could not be made.</summary>
    NoCredentials,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>The connection broke before the answer was whole.</summary>
    ConnectionLost,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The answer makes no sense.</summary>
    InvalidAnswer,

    /// <summary>AWS failed (HTTP 5xx).</summary>
    Server,

    /// <summary>The run had to stop reading before this was read.</summary>
    OutOfTime,

    /// <summary>Anything else AWS refused.</summary>
    Other,
}

/// <summary>Why a call failed.</summary>
/// <param name="Kind">What sort of failure.</param>
/// <param name="Code">AWS's error code, or one of ours in the same style (<c>Timeout</c>, <c>ConnectionLost</c>, <c>InvalidAnswer</c>, <c>Unreachable</c>…).</param>
/// <param name="Text">AWS's or the system's own words, in one line. Data: not escaped.</param>
internal sealed record AwsFailure(FailureKind Kind, string Code, string Text)
{
    /// <summary>The failure of a call for which no time was left.</summary>
    public static AwsFailure NoTimeLeft { get; } = new(FailureKind.OutOfTime, "DeadlineReached", "the run's time was up");

    /// <summary>Whether nothing else can be read in this account and Region either.</summary>
    public bool EndsTheScope => Kind is FailureKind.Refused or FailureKind.NoCredentials;

    /// <summary>Code and words.</summary>
    public string Reason => Text.Length == 0 || Text == Code ? Code : $"{Code}: {Text}";
}
