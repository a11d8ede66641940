using Amazon.Runtime;

namespace Amazon.Backup;

public class RuleExecutionType : ConstantClass
{
    public static readonly RuleExecutionType CONTINUOUS = new("CONTINUOUS");

    public static readonly RuleExecutionType CONTINUOUS_AND_SNAPSHOTS = new("CONTINUOUS_AND_SNAPSHOTS");

    public static readonly RuleExecutionType SNAPSHOTS = new("SNAPSHOTS");

    public RuleExecutionType(string value) : base(value)
    {
    }

    public static RuleExecutionType FindValue(string value) => FindValue<RuleExecutionType>(value);

    public static implicit operator RuleExecutionType(string value) => FindValue(value);
}
