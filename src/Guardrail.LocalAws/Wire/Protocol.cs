namespace Guardrail.LocalAws.Wire;

internal enum Protocol
{
    RestJson,
    Json10,
    Json11,
    Query,
    RestXml,
}

/// <summary>What a service is called in signatures, which protocol it speaks, and its words for the errors every service has.</summary>
internal sealed record Service(
    string SigningName, string IamPrefix, Protocol Protocol, string Throttled, string Denied, int DeniedStatus, string Failed, int FailedStatus, string XmlNamespace = "")
{
    public static readonly Service Backup =
        new("backup", "backup", Protocol.RestJson, "ThrottlingException", "AccessDeniedException", 403, "ServiceUnavailableException", 500);

    public static readonly Service DynamoDb =
        new("dynamodb", "dynamodb", Protocol.Json10, "ThrottlingException", "AccessDeniedException", 400, "InternalServerError", 500);

    public static readonly Service Tagging =
        new("tagging", "tag", Protocol.Json11, "ThrottledException", "AccessDeniedException", 400, "InternalServiceException", 500);

    public static readonly Service Sns =
        new("sns", "SNS", Protocol.Query, "Throttling", "AuthorizationError", 403, "InternalError", 500, "http://sns.amazonaws.com/doc/2010-03-31/");

    public static readonly Service Sts =
        new("sts", "sts", Protocol.Query, "Throttling", "AccessDenied", 403, "InternalFailure", 500, "https://sts.amazonaws.com/doc/2011-06-15/");

    public static readonly Service S3 =
        new("s3", "s3", Protocol.RestXml, "SlowDown", "AccessDenied", 403, "InternalError", 500, "http://s3.amazonaws.com/doc/2006-03-01/");

    public bool SpeaksXml => Protocol is Protocol.Query or Protocol.RestXml;
}
