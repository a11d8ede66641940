using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class DescribeRegionSettingsResponse : AmazonWebServiceResponse
{
    public Dictionary<string, bool> ResourceTypeManagementPreference { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Dictionary<string, bool> ResourceTypeOptInPreference { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
