namespace Guardrail.Cli.Tests;

internal static class Holding
{
    /// <summary>Asserts that every expected name is there; more are fine.</summary>
    public static void ShouldHoldAll(this IEnumerable<string> names, IReadOnlyList<string> expected) => expected.Except(names).ShouldBeEmpty();
}
