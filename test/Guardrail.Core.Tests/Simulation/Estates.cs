using System.Globalization;
using CsCheck;

namespace Guardrail.Simulation;

/// <summary>
/// Random estates by number, the same on every machine and day. More of them: set <c>SIMULATED_ESTATES</c>; others: set <c>SIMULATED_FROM</c> to the first number.
/// A failure prints the number of its estate, which <c>SIMULATED_FROM</c> with one estate repeats.
/// </summary>
public static class Estates
{
    private const ulong Seed = 20_261_122;

    /// <summary>The first estate's number.</summary>
    public static int First => Number("SIMULATED_FROM") ?? 0;

    /// <summary>How many to try where so many are usual.</summary>
    public static int Count(int usual) => Number("SIMULATED_ESTATES") ?? usual;

    /// <summary>The estate of a number.</summary>
    public static SimulatedEstate Numbered(this Gen<SimulatedEstate> estates, int number) => estates.Generate(new PCG((uint)number, Seed), null, out _);

    /// <summary>Tries estates one by one, and tells of each that fails.</summary>
    public static void ShouldAll(this Gen<SimulatedEstate> estates, Action<SimulatedEstate> hold, int usual)
    {
        List<string> failures = [];
        for (var number = First; number < First + Count(usual); number++)
        {
            var estate = estates.Numbered(number);
            try
            {
                hold(estate);
            }
            catch (ShouldAssertException failure)
            {
                failures.Add($"estate {number}: {estate}\n{failure.Message}");
            }
        }
        if (failures.Count > 0)
        {
            Assert.Fail($"{failures.Count} of {Count(usual)} estates\n{string.Join("\n\n", failures)}");
        }
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
