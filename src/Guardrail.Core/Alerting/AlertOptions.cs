namespace Guardrail.Alerting;

/// <summary>Where alerts go and what they mention.</summary>
public sealed record AlertOptions
{
    /// <summary>The main topic: e-mail, HTTPS, SQS, Lambda. Null for none.</summary>
    public string? TopicArn { get; init; }

    /// <summary>The topic that only Amazon Q Developer in chat applications (Slack, Teams) is subscribed to. Null for none.</summary>
    public string? ChatTopicArn { get; init; }

    /// <summary>The key of the tag that names a table's owner; null for none.</summary>
    public string? OwnerTag { get; init; }

    /// <summary>Whose tables the report is about, to be named in the first line; null where it is about everybody's.</summary>
    public string? Owner { get; init; }

    /// <summary>Further topics by owner, who gets what concerns the own tables there too; empty for none.</summary>
    public IReadOnlyDictionary<string, string> OwnerTopics { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the whole report can be found, such as an S3 URI; null where it is kept nowhere.</summary>
    public string? ReportAt { get; init; }
}
