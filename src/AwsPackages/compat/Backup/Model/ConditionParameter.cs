namespace Amazon.Backup.Model;

public partial class ConditionParameter
{
    public string ConditionKey { get; set; }
    public string ConditionValue { get; set; }
}
