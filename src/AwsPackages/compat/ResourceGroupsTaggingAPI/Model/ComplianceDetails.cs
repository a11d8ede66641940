namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class ComplianceDetails
{
    public bool? ComplianceStatus { get; set; }
    public List<string> KeysWithNoncompliantValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> NoncompliantKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
