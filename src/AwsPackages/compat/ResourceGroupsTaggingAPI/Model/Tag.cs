namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
