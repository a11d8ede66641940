using Guardrail.Cli.Arguments;

namespace Guardrail.Cli.Tests.Arguments;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("2048", 2048L)]
    [InlineData("500GB", 500L << 30)]
    [InlineData("500 GiB", 500L << 30)]
    [InlineData("1.5tb", 3L << 39)]
    [InlineData("1024PB", 1L << 60)]
    [InlineData("0.5KB", 512L)]
    public void Size_IsRead(string text, long bytes)
    {
        SizeArgument.TryParse(text, out var read, out _).ShouldBeTrue();
        read.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    [InlineData("1e9")]
    [InlineData("5 gigs")]
    [InlineData("1024.1PB")]
    [InlineData("99999999999999999999999PB")]
    public void Size_IsRefused_InOneLine(string text)
    {
        SizeArgument.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldContain($"'{text}'");
        error.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22", "2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22T01:30+01:00", "2026-11-22T00:30:00Z")]
    [InlineData("2026-11-22T00:00:00.123Z", "2026-11-22T00:00:00.123Z")]
    public void Instant_IsReadInUtc(string text, string utc)
    {
        InstantArgument.TryParse(text, out var instant, out _).ShouldBeTrue();
        instant.ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
        instant.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("22.11.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2009-12-31")]
    [InlineData("2200-01-01")]
    public void Instant_IsRefused_InOneLine(string text)
    {
        InstantArgument.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldContain($"'{text}'");
    }

    [Theory]
    [InlineData("2%/month", "0.02")]
    [InlineData("-1.5%", "-0.015")]
    [InlineData("1000 % / month", "10")]
    public void Growth_IsRead(string text, string fraction)
    {
        GrowthArgument.TryParse(text, out var read, out _).ShouldBeTrue();
        read.ShouldBe(decimal.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-100%")]
    [InlineData("1000.1%")]
    [InlineData("2%/year")]
    public void Growth_IsRefused_InOneLine(string text)
    {
        GrowthArgument.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldContain($"'{text}'");
    }
}
