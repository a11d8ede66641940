using Amazon.Runtime;

namespace Amazon.Backup;

public class ScanJobState : ConstantClass
{
    public static readonly ScanJobState CANCELED = new("CANCELED");

    public static readonly ScanJobState COMPLETED = new("COMPLETED");

    public static readonly ScanJobState COMPLETED_WITH_ISSUES = new("COMPLETED_WITH_ISSUES");

    public static readonly ScanJobState FAILED = new("FAILED");

    public ScanJobState(string value) : base(value)
    {
    }

    public static ScanJobState FindValue(string value) => FindValue<ScanJobState>(value);

    public static implicit operator ScanJobState(string value) => FindValue(value);
}
