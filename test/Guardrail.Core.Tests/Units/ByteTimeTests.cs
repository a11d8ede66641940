namespace Guardrail.Units;

public sealed class ByteTimeTests
{
    private static BillingMonth Month(int year, int month) => BillingMonth.Of(new DateTimeOffset(year, month, 15, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(2026, 2, 28)]
    [InlineData(2028, 2, 29)]
    [InlineData(2026, 11, 30)]
    [InlineData(2026, 12, 31)]
    public void In_DividesByTheMonthsOwnLength(int year, int month, int days)
    {
        var stored = ByteTime.Of(100 * Gigabytes.Bytes, 86_400_000);

        (stored.In(Month(year, month)).Amount * days).ShouldBe(100m, 1e-24m);
        ByteTime.Of(Gigabytes.Bytes, days * 86_400_000L).In(Month(year, month)).ShouldBe(new GbMonths(1));
    }

    [Fact]
    public void In_StaysExact_WhereADecimalCannotHoldTheBytes()
    {
        // A million copies of 10 TB for a month, and one GB for a minute.
        var month = Month(2026, 11);
        var huge = new ByteTime((Int128)1_000_000 * 10_240 * Gigabytes.Bytes * month.Milliseconds);

        huge.ByteMilliseconds.ShouldBeGreaterThan((Int128)decimal.MaxValue / 4);
        huge.In(month).ShouldBe(new GbMonths(10_240_000_000m));
        ((huge + ByteTime.Of(Gigabytes.Bytes, 60_000)).In(month).Amount - 10_240_000_000m).ShouldBe(1 / 43_200m, 1e-15m);
    }

    [Fact]
    public void Times_IsThePrice() => (new GbMonths(15_000) * new UsdPerGbMonth(0.10m)).ShouldBe(new Usd(1_500));

    [Fact]
    public void Of_IsBinary() => Gigabytes.Of(3L << 29).ShouldBe(1.5m);
}
