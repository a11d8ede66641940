using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

public class AmazonResourceGroupsTaggingAPIException : AmazonServiceException
{
    public AmazonResourceGroupsTaggingAPIException()
    {
    }

    public AmazonResourceGroupsTaggingAPIException(string message) : base(message)
    {
    }

    public AmazonResourceGroupsTaggingAPIException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonResourceGroupsTaggingAPIException(Exception innerException) : base(innerException)
    {
    }

    public AmazonResourceGroupsTaggingAPIException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonResourceGroupsTaggingAPIException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
