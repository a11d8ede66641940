using Guardrail.Alerting;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Alerts;

/// <summary>Words for alerts that reached nobody.</summary>
internal static class PublishErrors
{
    /// <summary>The text is no topic's ARN.</summary>
    public static AlertPublishException NotATopic(string? text) => new(text ?? "", "InvalidTopicArn",
        $"'{OneLine.Of(text)}' is not the ARN of an SNS topic. It looks like arn:aws:sns:us-east-1:111122223333:guardrail.");

    /// <summary>Nobody listens.</summary>
    public static AlertPublishException NobodyListens(string topicArn, string? pending) => new(topicArn, AlertPublishException.NoConfirmedSubscriber,
        $"Nothing was published: {topicArn} has no confirmed subscriber{(pending is null or "0" ? "" : $", {OneLine.Of(pending)} pending")}. "
        + "Subscribe an address, and open the link in the confirmation e-mail.");

    /// <summary>The time in which this run alone may tell is over.</summary>
    public static AlertPublishException TooLate(string topicArn) => new(topicArn, "ClaimLapsed",
        $"Nothing was published to {topicArn}: it took so long to get this far that another run may be telling the same. The next run tells what is left.");

    /// <summary>Whether somebody may have got the message although publishing failed: its answer was lost or AWS failed midway.</summary>
    public static bool MayHaveArrived(AlertPublishException failure) => failure.InnerException is AwsCallException
    {
        Operation: var operation, Failure.Kind: FailureKind.Timeout or FailureKind.ConnectionLost or FailureKind.InvalidAnswer or FailureKind.Server,
    } && operation == AwsOperations.Publish;

    /// <summary>A call failed.</summary>
    public static AlertPublishException Of(string topicArn, AwsCallException exception) => new(topicArn, exception.Failure.Code,
        $"The alert was not published to {topicArn} ({exception.Failure.Reason}). {Advice(exception.Failure)}", exception);

    /// <summary>There are no credentials to publish with.</summary>
    public static AlertPublishException NoCredentials(string topicArn, Exception cause) =>
        new(topicArn, "NoCredentials", $"The alert was not published to {topicArn}. {cause.Message}", cause);

    private static string Advice(AwsFailure failure) => failure switch
    {
        _ when failure.Code.StartsWith("KMS", StringComparison.OrdinalIgnoreCase) => "Allow kms:GenerateDataKey* and kms:Decrypt on the topic's key, and check that the key is enabled.",
        { Kind: FailureKind.Denied } => $"Allow {AwsOperations.Publish.IamAction} on the topic, in the role's policy and, across accounts, in the topic's.",
        { Kind: FailureKind.NotFound } => "Check the topic's ARN: account, Region and name.",
        { Kind: FailureKind.Refused } => "Get new credentials, and check this machine's clock.",
        { Kind: FailureKind.NoCredentials } => "Log in, or give a profile.",
        { Kind: FailureKind.Unreachable or FailureKind.Timeout or FailureKind.ConnectionLost } => "Check the network, the proxy and any endpoint setting.",
        { Kind: FailureKind.Throttled or FailureKind.Server } => "Run again later.",
        _ => "Check the topic and the message.",
    };
}
