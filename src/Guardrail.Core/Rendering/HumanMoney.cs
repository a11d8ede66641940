using System.Globalization;
using Guardrail.Units;

namespace Guardrail.Rendering;

/// <summary>Money for people. The only place where money is rounded.</summary>
public static class HumanMoney
{
    /// <summary>Cents below $1,000, whole dollars from there: <c>$432.10</c>, <c>$25,200</c>; <c>$0</c>, and <c>under $0.01</c> for what is not quite nothing.</summary>
    public static string Of(Usd amount) => Format(amount.Amount, centsBelow: 1000);

    /// <summary>Cents below $10, whole dollars from there: for a headline.</summary>
    public static string Brief(Usd amount) => Format(amount.Amount, centsBelow: 10);

    /// <summary>Always with cents: <c>$1,500.00</c>.</summary>
    public static string Exact(Usd amount) => Signed(Math.Round(amount.Amount, 2, MidpointRounding.AwayFromZero), "N2");

    private static string Format(decimal amount, decimal centsBelow)
    {
        if (amount == 0)
            return "$0";
        var cents = Math.Round(amount, 2, MidpointRounding.AwayFromZero);
        if (cents == 0)
            return "under $0.01";
        return Math.Abs(cents) < centsBelow
            ? Signed(cents, "N2")
            : Signed(Math.Round(amount, 0, MidpointRounding.AwayFromZero), "N0");
    }

    private static string Signed(decimal amount, string format) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString(format, CultureInfo.InvariantCulture);
}
