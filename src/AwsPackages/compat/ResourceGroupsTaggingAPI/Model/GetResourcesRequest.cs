namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public bool? ExcludeCompliantResources { get; set; }
    public bool? IncludeComplianceDetails { get; set; }
    public string PaginationToken { get; set; }
    public List<string> ResourceARNList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? ResourcesPerPage { get; set; }
    public List<string> ResourceTypeFilters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<TagFilter> TagFilters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? TagsPerPage { get; set; }
}
