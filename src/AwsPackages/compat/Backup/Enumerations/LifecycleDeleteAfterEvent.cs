using Amazon.Runtime;

namespace Amazon.Backup;

public class LifecycleDeleteAfterEvent : ConstantClass
{
    public static readonly LifecycleDeleteAfterEvent DELETE_AFTER_COPY = new("DELETE_AFTER_COPY");

    public LifecycleDeleteAfterEvent(string value) : base(value)
    {
    }

    public static LifecycleDeleteAfterEvent FindValue(string value) => FindValue<LifecycleDeleteAfterEvent>(value);

    public static implicit operator LifecycleDeleteAfterEvent(string value) => FindValue(value);
}
