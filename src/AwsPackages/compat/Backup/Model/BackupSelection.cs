namespace Amazon.Backup.Model;

public partial class BackupSelection
{
    public Conditions Conditions { get; set; }
    public string IamRoleArn { get; set; }
    public List<Condition> ListOfTags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> NotResources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> Resources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string SelectionName { get; set; }
}
