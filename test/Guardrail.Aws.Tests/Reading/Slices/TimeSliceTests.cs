using CsCheck;
using Guardrail.Aws.Reading.Slices;

namespace Guardrail.Aws.Tests.Reading.Slices;

public class TimeSliceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(59_999, true)]
    [InlineData(60_000, false)]
    public void Owns_TakesInTheFirstInstantAndNotTheLast(int milliseconds, bool owned) =>
        new TimeSlice(Noon, Noon.AddMinutes(1)).Owns(Noon.AddMilliseconds(milliseconds)).ShouldBe(owned);

    [Fact]
    public void Owns_IsOpen_WhereThereIsNoBound()
    {
        new TimeSlice(null, Noon).Owns(DateTimeOffset.MinValue).ShouldBeTrue();
        new TimeSlice(Noon, null).Owns(DateTimeOffset.MaxValue).ShouldBeTrue();
        (TimeSlice.Whole.AskAfter, TimeSlice.Whole.AskBefore).ShouldBe((null, null));
    }

    [Fact]
    public void Ask_IsASecondMoreOnBothSides_InUtc()
    {
        var slice = new TimeSlice(Noon, Noon.AddMinutes(1));

        (slice.AskAfter, slice.AskBefore).ShouldBe((Noon.AddSeconds(-1).UtcDateTime, Noon.AddSeconds(61).UtcDateTime));
        slice.AskAfter!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void Boundary_IsAWholeSecondOffTheMinute() =>
        Gen.Long[0, 4_000_000_000_000].Sample(
            milliseconds =>
            {
                var near = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
                var boundary = TimeSlice.Boundary(near);
                return boundary.Second == 37 && boundary.Millisecond == 0 && (boundary - near).Duration() < TimeSpan.FromMinutes(1);
            },
            iter: 1000);

    /// <summary>However AWS reads its bounds, a slice is sent all that it owns, and each instant has one owner.</summary>
    [Fact]
    public void Slices_LoseNothing_HoweverTheBoundsAreRead() =>
        Gen.Select(Gen.Long[-200_000, 200_000].Array[1, 60], Gen.Int[2, 6]).Sample(
            (offsets, count) =>
            {
                var dates = offsets.Select(offset => Noon.AddMilliseconds(offset)).ToList();
                var slices = SampleSlices.Of(dates, count);
                Func<DateTimeOffset, DateTime, bool>[] later =
                [
                    (date, bound) => date.UtcDateTime > bound,
                    (date, bound) => date.UtcDateTime >= bound,
                    (date, bound) => date.ToUnixTimeSeconds() > new DateTimeOffset(bound).ToUnixTimeSeconds(),
                ];
                Func<DateTimeOffset, DateTime, bool>[] earlier =
                [
                    (date, bound) => date.UtcDateTime < bound,
                    (date, bound) => date.UtcDateTime <= bound,
                    (date, bound) => date.ToUnixTimeSeconds() < new DateTimeOffset(bound).ToUnixTimeSeconds(),
                ];
                return dates.All(date => slices.Count(slice => slice.Owns(date)) == 1)
                    && Enumerable.Range(0, 3).All(reading => dates.All(date => slices.Single(slice => slice.Owns(date)) is var owner
                        && (owner.AskAfter is not { } after || later[reading](date, after)) && (owner.AskBefore is not { } before || earlier[reading](date, before))));
            },
            iter: 300);
}
