using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>How one operation's request is written and its answer read.</summary>
internal sealed record Operation(IMarshaller<IRequest, AmazonWebServiceRequest> Request, ResponseUnmarshaller Answer)
{
    public InvokeOptions Options() => new() { RequestMarshaller = Request, ResponseUnmarshaller = Answer };
}
