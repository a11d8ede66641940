namespace Guardrail.Coverage;

/// <summary>What an entry of Resources or NotResources says about tables.</summary>
internal static class ArnPattern
{
    private const string ResourceType = ":table";

    /// <summary>Whether an ARN is that of a table itself, not of its index, stream or backup.</summary>
    public static bool IsTable(string arn)
    {
        var rest = arn.AsSpan();
        // arn:partition:dynamodb:Region:account:table/name
        for (var part = 0; part < 5; part++)
        {
            var colon = rest.IndexOf(':');
            if (colon < 0 || (part == 0 && rest[..colon] is not "arn") || (part == 2 && rest[..colon] is not "dynamodb"))
            {
                return false;
            }
            rest = rest[(colon + 1)..];
        }
        return rest.StartsWith("table/") && rest.Length > "table/".Length && !rest["table/".Length..].Contains('/');
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
