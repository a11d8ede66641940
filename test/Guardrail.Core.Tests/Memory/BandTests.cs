using Guardrail.Memory;

namespace Guardrail.Core.Tests.Memory;

public class BandTests
{
    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(199, 100, 0)]
    [InlineData(200, 100, 1)]
    [InlineData(399, 100, 1)]
    [InlineData(400, 100, 2)]
    [InlineData(50, 100, 0)]
    public void Of_CountsTheDoublings(int value, int limit, int band) => Band.Of(value, limit).ShouldBe(band);

    [Fact]
    public void Of_IsZero_WithoutAValueOrALimitAboveZero()
    {
        Band.Of(null, 100).ShouldBe(0);
        Band.Of(100, null).ShouldBe(0);
        Band.Of(100, 0).ShouldBe(0);
    }

    [Fact]
    public void Of_EndsForTheLargestValue() => Band.Of(decimal.MaxValue, 0.0000001m).ShouldBe(119);
}
