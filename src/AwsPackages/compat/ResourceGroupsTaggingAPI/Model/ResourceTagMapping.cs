namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class ResourceTagMapping
{
    public ComplianceDetails ComplianceDetails { get; set; }
    public string ResourceARN { get; set; }
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
