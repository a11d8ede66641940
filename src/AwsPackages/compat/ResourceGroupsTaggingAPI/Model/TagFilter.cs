namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class TagFilter
{
    public string Key { get; set; }
    public List<string> Values { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
