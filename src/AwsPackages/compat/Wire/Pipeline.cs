using Amazon.Runtime.Internal;

namespace Guardrail.AwsPackages.Wire;

/// <summary>Fits AWSSDK.Core's pipeline with the two steps that every service client brings along.</summary>
internal static class Pipeline
{
    public static void AddRegionalSteps(this RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Choice());
    }
}
