using Amazon.Runtime;

namespace Amazon.Backup;

public partial class AmazonBackupRequest : AmazonWebServiceRequest;
