using Amazon.Runtime;

namespace Amazon.Backup;

public class ScanMode : ConstantClass
{
    public static readonly ScanMode FULL_SCAN = new("FULL_SCAN");

    public static readonly ScanMode INCREMENTAL_SCAN = new("INCREMENTAL_SCAN");

    public ScanMode(string value) : base(value)
    {
    }

    public static ScanMode FindValue(string value) => FindValue<ScanMode>(value);

    public static implicit operator ScanMode(string value) => FindValue(value);
}
