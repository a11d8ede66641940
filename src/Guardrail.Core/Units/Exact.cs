namespace Guardrail.Units;

/// <summary>The one division that turns exact integers into a decimal.</summary>
internal static class Exact
{
    /// <summary>A quotient to 28 digits. Whole part and remainder are divided apart, for a decimal does not hold every 128-bit integer.</summary>
    public static decimal Quotient(Int128 dividend, Int128 divisor)
    {
        if (dividend == 0)
        {
            return 0;
        }
        var (whole, rest) = Int128.DivRem(dividend, divisor);
        return (decimal)whole + (decimal)rest / (decimal)divisor;
    }
}
