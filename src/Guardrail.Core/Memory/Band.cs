using Guardrail.Auditing;

namespace Guardrail.Memory;

/// <summary>How often a value has doubled its limit: 0 up to twice the limit, 1 from twice, 2 from four times it.</summary>
public static class Band
{
    /// <summary>The band of a finding; 0 where it has no value or no limit above zero.</summary>
    public static int Of(Finding finding) => Of(finding.Value, finding.Limit);

    /// <summary>The band of a value; 0 where there is none, or no limit above zero.</summary>
    public static int Of(decimal? value, decimal? limit)
    {
        if (value is not { } amount || limit is not > 0)
            return 0;
        var band = 0;
        // Divided rather than doubled: the largest decimal has nothing above it.
        for (var rest = amount; rest / 2 >= limit; rest /= 2)
            band++;
        return band;
    }
}
