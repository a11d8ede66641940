namespace Guardrail.Units;

/// <summary>An average number of GB stored throughout one billing month.</summary>
/// <param name="Amount">GB-months, unrounded.</param>
public readonly record struct GbMonths(decimal Amount)
{
    /// <summary>What so much storage costs.</summary>
    public static Usd operator *(GbMonths storage, UsdPerGbMonth price) => new(storage.Amount * price.Amount);
}

/// <summary>A price for storage.</summary>
/// <param name="Amount">USD per GB-month.</param>
public readonly record struct UsdPerGbMonth(decimal Amount);

/// <summary>A price for something that happens once per GB, such as a copy to another Region.</summary>
/// <param name="Amount">USD per GB.</param>
public readonly record struct UsdPerGb(decimal Amount);
