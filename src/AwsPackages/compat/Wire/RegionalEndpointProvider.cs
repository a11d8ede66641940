using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Guardrail.AwsPackages.Wire;

/// <summary>
/// The endpoint rules that Backup, SNS and Resource Groups Tagging share: a custom endpoint as it stands, else
/// <c>https://{host}[-fips].{region}.{the partition's suffix}</c>.
/// </summary>
/// <param name="host">The first label of the host name.</param>
/// <param name="fipsHosts">Regions whose ordinary host is the FIPS one; null where there are none.</param>
internal sealed class RegionalEndpointProvider(string host, IReadOnlyDictionary<string, string> fipsHosts = null) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var dualStack = Flag(parameters, "UseDualStack");
        var fips = Flag(parameters, "UseFIPS");
        if (parameters["Endpoint"] is string custom)
            return Custom(custom, fips, dualStack);
        if (parameters["Region"] is not string region || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        if (fips && dualStack && !(partition.supportsFIPS && partition.supportsDualStack))
            throw new AmazonClientException("FIPS and DualStack are enabled, but this partition does not support one or both");
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        if (fips && !dualStack && fipsHosts is not null && fipsHosts.TryGetValue(region, out var fipsHost))
            return new Endpoint($"https://{fipsHost}");
        return new Endpoint($"https://{host}{(fips ? "-fips" : "")}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }

    private static Endpoint Custom(string url, bool fips, bool dualStack)
    {
        if (fips)
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        if (dualStack)
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        return new Endpoint(url);
    }

    private static bool Flag(EndpointParameters parameters, string name) =>
        parameters[name] is bool value ? value : throw new AmazonClientException($"{name} parameter must be set for endpoint resolution");
}
