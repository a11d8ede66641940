using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Guardrail.Core.Metrics;

namespace Guardrail.Infra;

/// <summary>The metrics that the function's runs emit, as the alarms and the dashboard read them.</summary>
internal sealed class AuditMetrics(string functionName)
{
    /// <summary>One of the totals. Without a label in alarms: with one CDK would make a metric query of them.</summary>
    public Metric Of(string name, Duration period, string statistic = "Maximum", string? label = null) => new(new MetricProps
    {
        Namespace = MetricNames.Namespace,
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { [MetricNames.FunctionDimension] = functionName },
        Label = label,
        Period = period,
        Statistic = statistic,
    });

    /// <summary>A figure of every plan or table that has it, by its second dimension.</summary>
    public MathExpression OfEach(string dimension, string name, Duration period) => new(new MathExpressionProps
    {
        Expression = $"SEARCH('{{{MetricNames.Namespace},{MetricNames.FunctionDimension},{dimension}}} MetricName=\"{name}\" {MetricNames.FunctionDimension}=\"{functionName}\"', 'Maximum', {period.ToSeconds()})",
        UsingMetrics = new Dictionary<string, IMetric>(),
        Label = "",
        Period = period,
    });
}
