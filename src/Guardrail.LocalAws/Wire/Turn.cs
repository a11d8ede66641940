using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.S3;

namespace Guardrail.LocalAws.Wire;

/// <summary>One call on its way through an operation: what was asked, by whom, of which estate.</summary>
internal sealed record Turn(ApiRequest Request, Caller Caller, Estate Estate, Credentials Credentials, Action<PublishedMessage> Publish, Buckets Buckets)
{
    /// <summary>The caller's side of his Region. Every service but STS has one, else the caller would have been refused.</summary>
    public RegionEstate Region => Caller.Region ?? throw new AwsException("UnrecognizedClientException", "The security token included in the request is invalid.", 403);

    public DateTimeOffset AsOf => Estate.AsOf;

    /// <summary>One page of a list of AWS Backup.</summary>
    public (List<T> Items, string? Next) BackupPage<T>(IReadOnlyList<T> all, Func<T, bool> wanted, string filters = "")
    {
        var size = Request.Number("maxResults") ?? 100;
        if (size is < 1 or > 1000) throw AwsException.Invalid($"Invalid value for MaxResults: {size}. It must be between 1 and 1000.");
        return Page(all, wanted, filters, Request.Text("nextToken"), size,
            expired => AwsException.Invalid(expired ? "The NextToken is expired." : "The NextToken is invalid."));
    }

    public (List<T> Items, string? Next) Page<T>(
        IReadOnlyList<T> all, Func<T, bool> wanted, string filters, string? token, int size, Func<bool, AwsException> refusal)
    {
        try
        {
            var list = $"{Request.Operation} {Caller.AccountId} {Caller.RegionName} {filters}";
            return Pages.Page(all, wanted, list, token, size, Estate.Scenario.File.Paging, AsOf);
        }
        catch (BadTokenException e)
        {
            throw refusal(e.IsExpired);
        }
    }
}
