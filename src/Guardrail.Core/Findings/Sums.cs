using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Sums of money.</summary>
internal static class Sums
{
    /// <summary>The sum of an amount over rows; zero for none.</summary>
    public static Usd Total<T>(this IEnumerable<T> rows, Func<T, Usd> amount) => rows.Aggregate(Usd.Zero, (sum, row) => sum + amount(row));
}
