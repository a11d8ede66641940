using Amazon;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Guardrail.AwsPackages.Wire;

/// <summary>Opens AWSSDK.Core's streaming reader over an answer's body.</summary>
internal static class JsonReading
{
    private const int DefaultBufferBytes = 4096;

    public static StreamingUtf8JsonReader Of(JsonUnmarshallerContext context) =>
        new(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? DefaultBufferBytes, context.JsonMaxDepth);
}
