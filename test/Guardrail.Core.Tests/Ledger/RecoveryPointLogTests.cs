using Guardrail.Inventory;
using Guardrail.Projection;

namespace Guardrail.Ledger;

public sealed class RecoveryPointLogTests
{
    [Fact]
    public void Add_TakesPagesFromManyThreadsInAnyOrder()
    {
        var pages = Enumerable.Range(0, 40).Select(page => A.Daily("2026-01-01", "2026-03-01").ConvertAll(point => point with
        {
            TableArn = $"{A.TableArn}-{page}",
            CreatedAt = point.CreatedAt.AddMinutes(page),
        })).ToList();
        var (inOrder, mixed) = (new RecoveryPointLog(), new RecoveryPointLog());

        pages.ForEach(inOrder.Add);
        Parallel.ForEach(pages.AsEnumerable().Reverse(), page => mixed.Add([.. page.AsEnumerable().Reverse()]));

        mixed.Count.ShouldBe(40 * 59);
        mixed.ByTable().Select(table => (table.TableArn, string.Join(' ', table.Points.Select(point => point.CreatedAt))))
            .ShouldBe(inOrder.ByTable().Select(table => (table.TableArn, string.Join(' ', table.Points.Select(point => point.CreatedAt)))));
    }

    [Theory]
    [InlineData("1970-01-01", null, 1L, 0, "DateUnbelievable")]
    [InlineData("2009-12-31T23:59:59", null, 1L, 0, "DateUnbelievable")]
    [InlineData("2010-01-01", null, 1L, 1, null)]
    [InlineData("2300-01-01", null, 1L, 0, "DateUnbelievable")]
    [InlineData("2026-01-01", "9999-12-31", 1L, 1, "DateUnbelievable")]
    [InlineData("2026-01-01", "2126-01-01", 1L, 1, null)]
    [InlineData("2026-01-01", null, long.MaxValue, 1, "SizeUnbelievable")]
    [InlineData("2026-01-01", null, long.MinValue, 1, null)]
    public void Add_LeavesAGapNamingThePoint_WhenAValueMakesNoSense(string created, string? deleteAt, long size, int count, string? code)
    {
        var point = A.Point(A.At(created), keep: null) with { DeleteAt = deleteAt is null ? null : A.At(deleteAt), SizeBytes = size };
        var log = new RecoveryPointLog();

        log.Add([point]);

        log.Count.ShouldBe(count);
        log.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe(code is null ? [] : [($"point/{point.Arn}", code)]);
    }

    [Fact]
    public void Gaps_NamesTwentyPointsAndCountsTheRest()
    {
        var log = new RecoveryPointLog();
        log.Add([.. Enumerable.Range(0, 1000).Select(i => A.Point(A.At("2026-01-01").AddMinutes(i), status: "FROZEN"))]);

        log.Gaps.Count.ShouldBe(21);
        log.Gaps[^1].What.ShouldBe("vault/Default");
        log.Gaps[^1].Message.ShouldStartWith("980 more");
    }

    [Fact]
    public void Compute_NeverThrows_WhenEveryValueIsExtreme()
    {
        var rule = A.Rule(keep: long.MaxValue, cold: long.MaxValue) with { StartWindowMinutes = long.MaxValue };
        var points = new[] { long.MinValue, -1, 0, 1, OddPoints.LargestSize, long.MaxValue }.SelectMany(size => new long?[] { null, 0, 1, long.MaxValue }.Select(days =>
            A.Point(A.At("2026-11-10"), keep: null, size: size) with { Lifecycle = new Lifecycle(days, days) }));

        var figures = new A { Rules = [rule] }.Figures(points);

        figures.Totals.RecoveryPoints.ShouldBe(24);
        figures.Totals.RunRateUsd.Amount.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Add_KeepsAFewBytesAPoint_AndEachTextOnce()
    {
        var log = new RecoveryPointLog();
        for (var page = 0; page < 20; page++)
        {
            log.Add([.. Enumerable.Range(0, 1000).Select(i => A.Point(A.At("2026-08-01").AddMinutes(i)) with { TableArn = $"{A.TableArn}-{i % 10}" })]);
        }

        log.Count.ShouldBe(20_000);
        System.Runtime.CompilerServices.Unsafe.SizeOf<PackedPoint>().ShouldBeLessThanOrEqualTo(64);
        (log.Tables.Count, log.Vaults.Count, log.Creators.Count, log.Lifecycles.Count).ShouldBe((10, 1, 1, 1));
    }
}
