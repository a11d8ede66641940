using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>Turns a typed request into the HTTP request that AWSSDK.Core then signs, sends and retries.</summary>
internal sealed class RequestWriter<TRequest>(string serviceName, Action<TRequest, IRequest> write) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        IRequest request = new DefaultRequest(input, serviceName);
        write((TRequest)input, request);
        return request;
    }
}
