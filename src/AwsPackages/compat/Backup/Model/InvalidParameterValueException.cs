using System.Net;
using Amazon.Runtime;

namespace Amazon.Backup.Model;

public class InvalidParameterValueException : AmazonBackupException
{
    public InvalidParameterValueException()
    {
    }

    public InvalidParameterValueException(string message) : base(message)
    {
    }

    public InvalidParameterValueException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidParameterValueException(Exception innerException) : base(innerException)
    {
    }

    public InvalidParameterValueException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidParameterValueException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public string Code { get; set; }

    public string Context { get; set; }

    public string Type { get; set; }
}
