namespace Amazon.Backup.Model;

public partial class CalculatedLifecycle
{
    public DateTime? DeleteAt { get; set; }
    public DateTime? MoveToColdStorageAt { get; set; }
}
