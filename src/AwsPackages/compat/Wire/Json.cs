using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>The readers of AWSSDK.Core by short names.</summary>
internal static class Json
{
    public static StringUnmarshaller Text => StringUnmarshaller.Instance;

    public static NullableBoolUnmarshaller Bool => NullableBoolUnmarshaller.Instance;

    public static NullableLongUnmarshaller Long => NullableLongUnmarshaller.Instance;

    /// <summary>Epoch seconds (a number, exponent form included) or ISO 8601 text; always UTC.</summary>
    public static NullableDateTimeUnmarshaller Time => NullableDateTimeUnmarshaller.Instance;

    public static JsonListUnmarshaller<string, StringUnmarshaller> Texts { get; } = new(StringUnmarshaller.Instance);

    public static JsonDictionaryUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller> TextMap { get; } =
        new(StringUnmarshaller.Instance, StringUnmarshaller.Instance);

    public static JsonDictionaryUnmarshaller<string, bool, StringUnmarshaller, BoolUnmarshaller> BoolMap { get; } =
        new(StringUnmarshaller.Instance, BoolUnmarshaller.Instance);

    public static JsonListUnmarshaller<T, JsonShape<T>> ListOf<T>(JsonShape<T> item) where T : class, new() => new(item);
}
