namespace Guardrail.Lambda.Events;

/// <summary>The event is none that the function takes. The message says what is wrong with it and what is accepted.</summary>
public sealed class InvalidEventException(string message) : Exception(message + " " + Accepted)
{
    /// <summary>What the function takes, in one sentence.</summary>
    public const string Accepted =
        "Accepted are: a schedule event (EventBridge Scheduler or rule); an aws.backup event 'Backup Plan State Change' or 'Region Setting State Change'; "
        + "a CloudTrail event of backup.amazonaws.com about plans or selections; an SQS batch of such events; "
        + """{"audit":{"regions":[…],"tables":[…],"asOf":"…","notify":false,"format":"json|markdown"}}; """
        + """{"audit":{"accountId":"…","region":"…","roleArn":"…","externalId":"…"}}; {"summarize":{"run":"…","asOf":"…","accounts":[…],"regions":[…]}}; and {}.""";
}
