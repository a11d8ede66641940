using Amazon.Runtime;

namespace Amazon.Backup;

public class EncryptionKeyType : ConstantClass
{
    public static readonly EncryptionKeyType AWS_OWNED_KMS_KEY = new("AWS_OWNED_KMS_KEY");

    public static readonly EncryptionKeyType CUSTOMER_MANAGED_KMS_KEY = new("CUSTOMER_MANAGED_KMS_KEY");

    public EncryptionKeyType(string value) : base(value)
    {
    }

    public static EncryptionKeyType FindValue(string value) => FindValue<EncryptionKeyType>(value);

    public static implicit operator EncryptionKeyType(string value) => FindValue(value);
}
