using Amazon.Runtime;

namespace Amazon.Backup;

public class ConditionType : ConstantClass
{
    public static readonly ConditionType STRINGEQUALS = new("STRINGEQUALS");

    public ConditionType(string value) : base(value)
    {
    }

    public static ConditionType FindValue(string value) => FindValue<ConditionType>(value);

    public static implicit operator ConditionType(string value) => FindValue(value);
}
