namespace Amazon.Backup.Model;

public partial class Condition
{
    public string ConditionKey { get; set; }
    public ConditionType ConditionType { get; set; }
    public string ConditionValue { get; set; }
}
