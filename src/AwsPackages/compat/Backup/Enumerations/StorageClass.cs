using Amazon.Runtime;

namespace Amazon.Backup;

public class StorageClass : ConstantClass
{
    public static readonly StorageClass COLD = new("COLD");

    public static readonly StorageClass DELETED = new("DELETED");

    public static readonly StorageClass WARM = new("WARM");

    public StorageClass(string value) : base(value)
    {
    }

    public static StorageClass FindValue(string value) => FindValue<StorageClass>(value);

    public static implicit operator StorageClass(string value) => FindValue(value);
}
