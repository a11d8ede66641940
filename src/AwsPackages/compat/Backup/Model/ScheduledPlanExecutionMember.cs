namespace Amazon.Backup.Model;

public partial class ScheduledPlanExecutionMember
{
    public DateTime? ExecutionTime { get; set; }
    public RuleExecutionType RuleExecutionType { get; set; }
    public string RuleId { get; set; }
}
