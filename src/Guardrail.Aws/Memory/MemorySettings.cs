using System.Text.RegularExpressions;

namespace Guardrail.Aws.Memory;

/// <summary>Which DynamoDB table remembers, and where it is asked.</summary>
public sealed partial record MemorySettings
{
    /// <summary>The table's name, or its ARN where it is in another Region than the caller's.</summary>
    public required string Table { get; init; }

    /// <summary>The endpoint of the memory's client alone; null for the one of all services, and AWS's own where there is none.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The table's Region where <see cref="Table"/> is an ARN; null where it is a name.</summary>
    internal string? Region => Arn().Match(Table) is { Success: true } match ? match.Groups["region"].Value : null;

    /// <summary>Whether the text can be a table's name or ARN (documented: 3 to 255 letters, digits and any of _.-).</summary>
    public static bool IsTable(string text) => Name().IsMatch(text) || Arn().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{3,255}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:dynamodb:(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}):[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}\z")]
    private static partial Regex Arn();
}
