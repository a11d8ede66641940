using Amazon.Runtime;

namespace Amazon.Backup;

public class IndexStatus : ConstantClass
{
    public static readonly IndexStatus ACTIVE = new("ACTIVE");

    public static readonly IndexStatus DELETING = new("DELETING");

    public static readonly IndexStatus FAILED = new("FAILED");

    public static readonly IndexStatus PENDING = new("PENDING");

    public IndexStatus(string value) : base(value)
    {
    }

    public static IndexStatus FindValue(string value) => FindValue<IndexStatus>(value);

    public static implicit operator IndexStatus(string value) => FindValue(value);
}
