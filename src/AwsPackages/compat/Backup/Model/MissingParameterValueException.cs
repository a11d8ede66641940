using System.Net;
using Amazon.Runtime;

namespace Amazon.Backup.Model;

public class MissingParameterValueException : AmazonBackupException
{
    public MissingParameterValueException()
    {
    }

    public MissingParameterValueException(string message) : base(message)
    {
    }

    public MissingParameterValueException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public MissingParameterValueException(Exception innerException) : base(innerException)
    {
    }

    public MissingParameterValueException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public MissingParameterValueException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public string Code { get; set; }

    public string Context { get; set; }

    public string Type { get; set; }
}
