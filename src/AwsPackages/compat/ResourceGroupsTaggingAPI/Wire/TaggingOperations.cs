using System.Text.Json;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime.Internal;
using Amazon.Util;
using Guardrail.AwsPackages.Wire;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>Resource Groups Tagging's operations on the wire (JSON 1.1, API version 2017-01-26).</summary>
internal static class TaggingOperations
{
    private static readonly JsonShape<ComplianceDetails> ComplianceDetails = new JsonShape<ComplianceDetails>()
        .Has("ComplianceStatus", Json.Bool, (x, value) => x.ComplianceStatus = value)
        .Has("KeysWithNoncompliantValues", Json.Texts, (x, value) => x.KeysWithNoncompliantValues = value)
        .Has("NoncompliantKeys", Json.Texts, (x, value) => x.NoncompliantKeys = value);

    private static readonly JsonShape<Tag> Tag = new JsonShape<Tag>()
        .Has("Key", Json.Text, (x, value) => x.Key = value)
        .Has("Value", Json.Text, (x, value) => x.Value = value);

    private static readonly JsonShape<ResourceTagMapping> ResourceTagMapping = new JsonShape<ResourceTagMapping>()
        .Has("ResourceARN", Json.Text, (x, value) => x.ResourceARN = value)
        .Has("Tags", Json.ListOf(Tag), (x, value) => x.Tags = value)
        .Has("ComplianceDetails", ComplianceDetails, (x, value) => x.ComplianceDetails = value);

    private static readonly ErrorModel Errors =
        new ErrorModel((m, i, t, c, r, s) => new AmazonResourceGroupsTaggingAPIException(m, i, t, c, r, s))
        .Has("InternalServiceException", (m, i, t, c, r, s) => new InternalServiceException(m, i, t, c, r, s))
        .Has("InvalidParameterException", (m, i, t, c, r, s) => new InvalidParameterException(m, i, t, c, r, s))
        .Has("PaginationTokenExpiredException", (m, i, t, c, r, s) => new PaginationTokenExpiredException(m, i, t, c, r, s))
        .Has("ThrottledException", (m, i, t, c, r, s) => new ThrottledException(m, i, t, c, r, s));

    public static readonly Operation GetResources = new(
        new RequestWriter<GetResourcesRequest>("Amazon.ResourceGroupsTaggingAPI", (request, wire) =>
        {
            wire.HttpMethod = "POST";
            wire.ResourcePath = "/";
            wire.Headers["X-Amz-Target"] = "ResourceGroupsTaggingAPI_20170126.GetResources";
            wire.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
            wire.Headers[HeaderKeys.XAmzApiVersion] = "2017-01-26";
            var body = new PooledContentStream();
            using (var json = new Utf8JsonWriter(body.BufferWriter))
                Write(request, json);
            wire.ContentStream = body;
        }),
        new JsonAnswer<GetResourcesResponse>(
            new JsonShape<GetResourcesResponse>()
                .Has("PaginationToken", Json.Text, (x, value) => x.PaginationToken = value)
                .Has("ResourceTagMappingList", Json.ListOf(ResourceTagMapping), (x, value) => x.ResourceTagMappingList = value),
            Errors));

    private static void Write(GetResourcesRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (request.ExcludeCompliantResources is { } excludeCompliant)
            json.WriteBoolean("ExcludeCompliantResources", excludeCompliant);
        if (request.IncludeComplianceDetails is { } includeDetails)
            json.WriteBoolean("IncludeComplianceDetails", includeDetails);
        if (request.PaginationToken is not null)
            json.WriteString("PaginationToken", request.PaginationToken);
        Write(json, "ResourceARNList", request.ResourceARNList, json.WriteStringValue);
        if (request.ResourcesPerPage is { } resourcesPerPage)
            json.WriteNumber("ResourcesPerPage", resourcesPerPage);
        Write(json, "ResourceTypeFilters", request.ResourceTypeFilters, json.WriteStringValue);
        Write(json, "TagFilters", request.TagFilters, filter =>
        {
            json.WriteStartObject();
            if (filter.Key is not null)
                json.WriteString("Key", filter.Key);
            Write(json, "Values", filter.Values, json.WriteStringValue);
            json.WriteEndObject();
        });
        if (request.TagsPerPage is { } tagsPerPage)
            json.WriteNumber("TagsPerPage", tagsPerPage);
        json.WriteEndObject();
    }

    /// <summary>An empty list is sent as <c>[]</c>, unless collections are empty because nobody set them.</summary>
    private static void Write<T>(Utf8JsonWriter json, string name, List<T> values, Action<T> write)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections))
            return;
        json.WriteStartArray(name);
        values.ForEach(write);
        json.WriteEndArray();
    }
}
