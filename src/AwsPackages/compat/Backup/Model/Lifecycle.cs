namespace Amazon.Backup.Model;

public partial class Lifecycle
{
    public long? DeleteAfterDays { get; set; }
    public LifecycleDeleteAfterEvent DeleteAfterEvent { get; set; }
    public long? MoveToColdStorageAfterDays { get; set; }
    public bool? OptInToArchiveForSupportedResources { get; set; }
}
