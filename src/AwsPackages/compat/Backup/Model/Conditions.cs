namespace Amazon.Backup.Model;

public partial class Conditions
{
    public List<ConditionParameter> StringEquals { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ConditionParameter> StringLike { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ConditionParameter> StringNotEquals { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ConditionParameter> StringNotLike { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
