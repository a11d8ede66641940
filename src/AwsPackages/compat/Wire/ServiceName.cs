using Amazon.Runtime.Internal;

namespace Guardrail.AwsPackages.Wire;

/// <summary>A service's id, from which the names of its environment variables and profile section follow.</summary>
internal sealed class ServiceName(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
