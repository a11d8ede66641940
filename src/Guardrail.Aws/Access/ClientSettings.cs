using Amazon;
using Amazon.Runtime;

namespace Guardrail.Aws.Access;

/// <summary>Settings that every client shares.</summary>
internal static class ClientSettings
{
    /// <summary>Sets a client's Region, endpoint and transport.</summary>
    /// <param name="config">The client's own settings.</param>
    /// <param name="region">The Region it asks.</param>
    /// <param name="endpoint">The endpoint; null for AWS's own, or what AWS_ENDPOINT_URL says.</param>
    public static T For<T>(T config, string region, Uri? endpoint)
        where T : ClientConfig
    {
        if (endpoint is null)
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        else
            config.ServiceURL = endpoint.AbsoluteUri;
        // Without this a custom endpoint (AWS_ENDPOINT_URL too) is signed for whatever Region the SDK guesses: every Region would answer as one.
        config.AuthenticationRegion = region;
        config.RetryMode = RequestRetryMode.Standard;
        // AwsCaller retries, so that every attempt passes the pace.
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = SharedHttp.Instance;
        return config;
    }
}
