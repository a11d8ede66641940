using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guardrail.Core.Metrics;

/// <summary>One document in CloudWatch's embedded metric format, as a single line of JSON.</summary>
/// <param name="at">The instant of its metrics.</param>
internal sealed class MetricDocument(DateTimeOffset at)
{
    private readonly List<(string Name, string Value)> _dimensions = [];
    private readonly List<(string Name, string Unit, double Value)> _metrics = [];
    private readonly List<(string Name, string Value)> _properties = [];

    /// <summary>Adds a dimension; the value is made fit for one.</summary>
    public MetricDocument By(string name, string value)
    {
        _dimensions.Add((name, DimensionValue.Of(value)));
        return this;
    }

    /// <summary>Adds a count.</summary>
    public MetricDocument Count(string name, long value) => Add(name, "Count", value);

    /// <summary>Adds an amount of storage.</summary>
    public MetricDocument Bytes(string name, Int128 value) => Add(name, "Bytes", (double)value);

    /// <summary>Adds money; CloudWatch has no unit for it. Nothing is added for null, which means without bound.</summary>
    public MetricDocument Usd(string name, Units.Usd? value) => value is { } usd ? Add(name, "None", (double)usd.Amount) : this;

    /// <summary>Adds a duration.</summary>
    public MetricDocument Milliseconds(string name, TimeSpan value) => Add(name, "Milliseconds", value.TotalMilliseconds);

    /// <summary>Adds a member that is no metric, to search for.</summary>
    public MetricDocument With(string name, string value)
    {
        _properties.Add((name, value));
        return this;
    }

    /// <summary>The document. Non-ASCII characters are escaped, so that no reader of logs can break the line.</summary>
    public string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            Directive(json);
            json.WriteEndArray();
            json.WriteEndObject();
            foreach (var (name, value) in _dimensions.Concat(_properties))
                json.WriteString(name, value);
            foreach (var (name, _, value) in _metrics)
                json.WriteNumber(name, value);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Directive(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Namespace", MetricNames.Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        foreach (var (name, _) in _dimensions)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (name, unit, _) in _metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private MetricDocument Add(string name, string unit, double value)
    {
        _metrics.Add((name, unit, value));
        return this;
    }
}
