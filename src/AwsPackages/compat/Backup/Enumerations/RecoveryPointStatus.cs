using Amazon.Runtime;

namespace Amazon.Backup;

public class RecoveryPointStatus : ConstantClass
{
    public static readonly RecoveryPointStatus AVAILABLE = new("AVAILABLE");

    public static readonly RecoveryPointStatus COMPLETED = new("COMPLETED");

    public static readonly RecoveryPointStatus CREATING = new("CREATING");

    public static readonly RecoveryPointStatus DELETING = new("DELETING");

    public static readonly RecoveryPointStatus EXPIRED = new("EXPIRED");

    public static readonly RecoveryPointStatus PARTIAL = new("PARTIAL");

    public static readonly RecoveryPointStatus STOPPED = new("STOPPED");

    public RecoveryPointStatus(string value) : base(value)
    {
    }

    public static RecoveryPointStatus FindValue(string value) => FindValue<RecoveryPointStatus>(value);

    public static implicit operator RecoveryPointStatus(string value) => FindValue(value);
}
