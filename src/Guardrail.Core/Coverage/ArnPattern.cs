namespace Guardrail.Coverage;

/// <summary>What an entry of Resources or NotResources says about tables.</summary>
internal static class ArnPattern
{
    private const string ResourceType = ":table";

    /// <summary>Whether an ARN is that of a table itself, not of its index, stream or backup.</summary>
    public static bool IsTable(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts is ["arn", _, "dynamodb", _, _, var resource]
            && resource.StartsWith("table/", StringComparison.Ordinal)
            && resource.Length > "table/".Length
            && resource.IndexOf('/', "table/".Length) < 0;
    }

    /// <summary>Whether the entry names tables as a type, or one table, and so takes them in whether or not DynamoDB is opted in (documented).</summary>
    /// <remarks>How much of the ARN must be spelled out for that is UNCONFIRMED; <c>:table</c> is asked for here.</remarks>
    public static bool NamesResourceType(string pattern) => pattern.Contains(ResourceType, StringComparison.Ordinal);

    /// <summary>Whether AWS Backup may ignore the entry: it has a <c>*</c> inside the table's name, before its end.</summary>
    /// <remarks>UNCONFIRMED: the API reference says a star must stand at the end of an ARN, the developer guide that it may stand anywhere.</remarks>
    public static bool MayBeIgnored(string pattern)
    {
        var type = pattern.IndexOf(ResourceType, StringComparison.Ordinal);
        return type < 0
            ? pattern.Contains('*') && !pattern.EndsWith('*')
            : pattern.AsSpan(type).TrimEnd('*').Contains('*');
    }
}
