using Amazon.Runtime;

namespace Amazon.Backup;

public class VaultState : ConstantClass
{
    public static readonly VaultState AVAILABLE = new("AVAILABLE");

    public static readonly VaultState CREATING = new("CREATING");

    public static readonly VaultState FAILED = new("FAILED");

    public VaultState(string value) : base(value)
    {
    }

    public static VaultState FindValue(string value) => FindValue<VaultState>(value);

    public static implicit operator VaultState(string value) => FindValue(value);
}
