namespace Amazon.Backup.Model;

public partial class DescribeRegionSettingsRequest : AmazonBackupRequest;
