namespace Amazon.Backup.Model;

public partial class IndexAction
{
    public List<string> ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
