using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading;

/// <summary>Says what to do about a failed call.</summary>
internal static class GapAdvice
{
    /// <summary>One sentence.</summary>
    public static string For(AwsCallException exception) => exception.Failure.Kind switch
    {
        FailureKind.Denied => $"Allow {exception.Operation.IamAction}, or accept the gap.",
        FailureKind.Throttled => "Too much calls this account's API at once; run again later.",
        FailureKind.Unreachable => "Check the network, the proxy and any endpoint setting.",
        FailureKind.ConnectionLost or FailureKind.Timeout or FailureKind.Server => "Run again; if it stays, look at AWS's health dashboard and the network.",
        FailureKind.InvalidAnswer => "Something between here and AWS may have answered in its place: check the endpoint and the proxy.",
        FailureKind.OutOfTime => "Give the run more time, or fewer accounts, Regions or tables.",
        _ => "Run again.",
    };
}
