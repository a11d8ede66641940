using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Guardrail.AwsPackages.Tests.Lambda;

/// <summary>The defaults that a function's payloads meet in AWS's runtime.</summary>
public class SerializerTests
{
    public static TheoryData<string> Serializers => ["default", "generated"];

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Serialize_KeepsNamesAndLeavesOutNulls(string kind) =>
        Written(kind, new Payload { PlanName = "é <b> & 'c'", Size = 1 }).ShouldBe("""{"PlanName":"é <b> & 'c'","Size":1}""");

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Serialize_WritesBytesAsNumbersTimesAsIsoAndStreamsAsBase64(string kind) =>
        Written(kind, new Payload { Bytes = [1, 255], At = new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), Stream = new MemoryStream([1, 2, 3]) })
            .ShouldBe("""{"Size":0,"At":"2026-11-22T00:00:00Z","Bytes":[1,255],"Stream":"AQID"}""");

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Serialize_WritesAWSsNames_ForTheTwoHeadersThatHaveOne(string kind) =>
        Written(kind, new Payload { XAmzId2 = "a", XAmzRequestId = "b" }).ShouldBe("""{"Size":0,"x-amz-id-2":"a","x-amz-request-id":"b"}""");

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Deserialize_DoesNotMindCase(string kind) => Read(kind, """{"planname":"p","SIZE":2,"unknown":[]}""").ShouldSatisfyAllConditions(
        payload => payload.PlanName.ShouldBe("p"), payload => payload.Size.ShouldBe(2));

    [Theory]
    [InlineData("\"2026-11-22T00:00:00Z\"", 2026, 0)]
    [InlineData("1795305600", 2026, 0)]
    [InlineData("1795305600.5", 2026, 500)]
    [InlineData("1795305600000", 2026, 0)]
    [InlineData("157753180800", 6968, 0)]
    [InlineData("157753180801", 1974, 801)]
    public void Deserialize_TakesIsoSecondsAndMilliseconds(string at, int year, int milliseconds)
    {
        foreach (var kind in Serializers)
        {
            var time = Read(kind.Data, $$"""{"At":{{at}}}""").At!.Value;

            time.Kind.ShouldBe(DateTimeKind.Utc);
            (time.Year, time.Millisecond).ShouldBe((year, milliseconds));
        }
    }

    [Theory]
    [InlineData("\"AQID\"")]
    [InlineData("[1,2,3]")]
    public void Deserialize_TakesBytesAsBase64OrNumbers(string bytes)
    {
        foreach (var kind in Serializers)
            Read(kind.Data, $$"""{"Bytes":{{bytes}},"Stream":"AQID"}""").ShouldSatisfyAllConditions(
                payload => payload.Bytes.ShouldBe([1, 2, 3]), payload => payload.Stream!.ToArray().ShouldBe([1, 2, 3]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"Size":"many"}""")]
    public void Deserialize_WrapsEveryError(string json)
    {
        foreach (var kind in Serializers)
        {
            var error = Should.Throw<JsonSerializerException>(() => Read(kind.Data, json));

            error.Message.ShouldStartWith($"Error converting the Lambda event JSON payload to type {typeof(Payload).FullName}: ");
            error.InnerException.ShouldBeAssignableTo<JsonException>();
        }
    }

    [Fact]
    public void Deserialize_SaysUnknownDateForm_WhenATimeIsNeitherTextNorNumber() =>
        Should.Throw<JsonSerializerException>(() => Read("default", """{"At":true}""")).Message.ShouldContain("Unknown data type for DateTime: True");

    [Fact]
    public void Generated_Throws_WhenTheTypeIsNotRegistered()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<PayloadContext>();

        Should.Throw<JsonSerializerException>(() => serializer.Serialize(new Uri("http://example.com"), new MemoryStream()))
            .InnerException!.Message.ShouldStartWith($"No JsonTypeInfo registered in {typeof(PayloadContext).FullName} for type System.Uri");
    }

    [Fact]
    public void Generated_UsesLambdasOptions_AndNotTheContextsOwn() =>
        Written(new SourceGeneratorLambdaJsonSerializer<PayloadContext>(), new Payload { PlanName = "p" }).ShouldBe("""{"PlanName":"p","Size":0}""");

    [Fact]
    public void Customizer_ChangesTheOptions_WhenGiven()
    {
        static void CamelCase(JsonSerializerOptions options) => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;

        Written(new SourceGeneratorLambdaJsonSerializer<PayloadContext>(CamelCase), new Payload()).ShouldBe("""{"size":0}""");
        Written(new DefaultLambdaJsonSerializer(CamelCase), new Payload()).ShouldBe("""{"size":0}""");
        Written(new CamelCaseLambdaJsonSerializer(), new Payload()).ShouldBe("""{"size":0}""");
    }

    [Fact]
    public void ConstantsOfThreeTypes_AreText_WhenSerialized()
    {
        using var stream = new MemoryStream();
        new DefaultLambdaJsonSerializer().Serialize(new { Type = Amazon.DynamoDBv2.StreamViewType.KEYS_ONLY }, stream);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("""{"Type":"KEYS_ONLY"}""");
    }

    private static ILambdaSerializer Of(string kind) =>
        kind == "default" ? new DefaultLambdaJsonSerializer() : new SourceGeneratorLambdaJsonSerializer<PayloadContext>();

    private static string Written(string kind, Payload payload) => Written(Of(kind), payload);

    private static string Written(ILambdaSerializer serializer, Payload payload)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(payload, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Payload Read(string kind, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return Of(kind).Deserialize<Payload>(stream);
    }
}

public sealed class Payload
{
    public string? PlanName { get; set; }

    public long Size { get; set; }

    public DateTime? At { get; set; }

    public byte[]? Bytes { get; set; }

    public MemoryStream? Stream { get; set; }

    public string? XAmzId2 { get; set; }

    public string? XAmzRequestId { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper)]
[JsonSerializable(typeof(Payload))]
internal sealed partial class PayloadContext : JsonSerializerContext;
