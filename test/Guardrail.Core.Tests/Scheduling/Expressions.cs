using CsCheck;

namespace Guardrail.Tests.Scheduling;

/// <summary>Random schedules of the dialect.</summary>
internal static class Expressions
{
    public static readonly Gen<string> Any = Gen.Select(
        Field(0, 59), Field(0, 23), Days, Gen.OneOf<string>(Gen.Const("*"), Gen.Const("*"), Field(1, 12)), Years,
        (minutes, hours, days, month, year) => $"{minutes} {hours} {days.Item1} {month} {days.Item2} {year}");

    private static Gen<string> Years => Gen.OneOf<string>(Gen.Const("*"), Gen.Const("*"), Gen.Int[2024, 2027].Select(year => $"{year}"));

    private static Gen<(string, string)> Days => Gen.OneOf<(string, string)>(
        Gen.Const(("*", "?")),
        Gen.Const(("?", "*")),
        Field(1, 31).Select(day => (day, "?")),
        Gen.Int[1, 31].Select(day => ($"{day}W", "?")),
        Gen.Int[1, 29].Select(back => ($"L-{back}", "?")),
        Gen.OneOf(("L", "?"), ("LW", "?"), ("1,L", "?"), ("?", "L"), ("?", "MON-FRI"), ("?", "FRI-MON")),
        Field(1, 7).Select(day => ("?", day)),
        Gen.Int[1, 7].Select(day => ("?", $"{day}L")),
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 5], (day, week) => ("?", $"{day}#{week}")));

    private static Gen<string> Field(int low, int high) => Gen.OneOf<string>(
        Gen.Int[low, high].Select(value => $"{value}"),
        Gen.Select(Gen.Int[low, high], Gen.Int[low, high], (first, last) => $"{first}-{last}"),
        Gen.Select(Gen.Int[low, high], Gen.Int[1, Math.Min(high, 30)], (first, step) => $"{first}/{step}"),
        Gen.Int[low, high].Array[2, 4].Select(values => string.Join(',', values)));
}
