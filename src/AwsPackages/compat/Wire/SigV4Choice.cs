using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Guardrail.AwsPackages.Wire;

/// <summary>The step of the client's pipeline that says how requests are signed: all of them with Signature Version 4.</summary>
internal sealed class SigV4Choice : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
