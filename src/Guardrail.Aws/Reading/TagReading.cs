using System.Collections.ObjectModel;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the tags of all tables of an account and Region, a hundred tables a call.</summary>
internal static class TagReading
{
    private const int PageSize = 100;

    /// <summary>No tags.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Tags by table ARN. Tables that never had a tag are absent; those of deleted tables may be there.</summary>
    /// <returns>The tags, and whether they were read to the end: else an absent table's are not known.</returns>
    public static async Task<(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByArn, bool Complete)> ReadAsync(Reader reader)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> tags = new(StringComparer.Ordinal);
        try
        {
            await Pages.ReadAsync(AwsOperations.GetResources, async page =>
            {
                var request = new GetResourcesRequest { ResourceTypeFilters = ["dynamodb:table"], ResourcesPerPage = PageSize, PaginationToken = page };
                var answer = await reader.CallAsync(AwsOperations.GetResources, token => reader.Clients.Tagging.GetResourcesAsync(request, token)).ConfigureAwait(false);
                var listed = Listed.Of(AwsOperations.GetResources, answer.ResourceTagMappingList, "ResourceTagMappingList");
                foreach (var resource in PlanMapping.Present(listed).Where(resource => resource.ResourceARN is not null))
                    tags[resource.ResourceARN] = Of(resource);
                return (answer.PaginationToken, listed.Count);
            }).ConfigureAwait(false);
            return (tags, true);
        }
        catch (AwsCallException exception)
        {
            reader.Gaps.Add("tags", "Tags of tables are missing, so tables that plans take in by tag are too", exception);
            return (tags, false);
        }
    }

    private static Dictionary<string, string> Of(ResourceTagMapping resource)
    {
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        foreach (var tag in PlanMapping.Present(resource.Tags).Where(tag => tag.Key is not null))
            tags[tag.Key] = tag.Value ?? "";
        return tags;
    }
}
