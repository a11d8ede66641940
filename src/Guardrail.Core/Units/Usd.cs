namespace Guardrail.Units;

/// <summary>An amount of money in US dollars, unrounded. May be negative only as a difference; the default value is <see cref="Zero"/>.</summary>
/// <param name="Amount">Dollars. Rounded only where a person reads it.</param>
public readonly record struct Usd(decimal Amount) : IComparable<Usd>
{
    /// <summary>No money.</summary>
    public static Usd Zero => default;

    /// <summary>The sum of two amounts.</summary>
    public static Usd operator +(Usd left, Usd right) => new(left.Amount + right.Amount);

    /// <summary>The difference of two amounts.</summary>
    public static Usd operator -(Usd left, Usd right) => new(left.Amount - right.Amount);

    /// <summary>An amount taken so many times.</summary>
    public static Usd operator *(Usd amount, decimal times) => new(amount.Amount * times);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Usd left, Usd right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Usd left, Usd right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Usd left, Usd right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Usd left, Usd right) => left.Amount >= right.Amount;

    /// <inheritdoc/>
    public int CompareTo(Usd other) => Amount.CompareTo(other.Amount);
}
