using Guardrail.Auditing;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Rendering;

public class HumanTests
{
    [Theory]
    //           amount         Of             Brief          Exact
    [InlineData("0", "$0", "$0", "$0.00")]
    [InlineData("0.004", "under $0.01", "under $0.01", "$0.00")]
    [InlineData("0.005", "$0.01", "$0.01", "$0.01")]
    [InlineData("9.994", "$9.99", "$9.99", "$9.99")]
    [InlineData("9.995", "$10.00", "$10", "$10.00")]
    [InlineData("432.1", "$432.10", "$432", "$432.10")]
    [InlineData("432.5", "$432.50", "$433", "$432.50")]
    [InlineData("999.994", "$999.99", "$1,000", "$999.99")]
    [InlineData("999.995", "$1,000", "$1,000", "$1,000.00")]
    [InlineData("1500", "$1,500", "$1,500", "$1,500.00")]
    [InlineData("25200.49", "$25,200", "$25,200", "$25,200.49")]
    [InlineData("1234567.5", "$1,234,568", "$1,234,568", "$1,234,567.50")]
    [InlineData("-5", "-$5.00", "-$5.00", "-$5.00")]
    public void Money_IsRoundedForPeople(string amount, string of, string brief, string exact)
    {
        var usd = new Usd(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        (HumanMoney.Of(usd), HumanMoney.Brief(usd), HumanMoney.Exact(usd)).ShouldBe((of, brief, exact));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1,023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1024 * 1024, "1 MB")]
    [InlineData(1L << 30, "1 GB")]
    [InlineData((1L << 30) * 3 / 2, "1.5 GB")]
    [InlineData((1L << 30) * 500, "500 GB")]
    [InlineData((1L << 30) * 9_999, "9,999 GB")]
    [InlineData((1L << 30) * 10_000, "9.8 TB")]
    [InlineData((1L << 30) * 15_000, "14.6 TB")]
    public void Size_IsInPowersOf1024(long bytes, string text) => HumanSize.Of(bytes).ShouldBe(text);

    [Fact]
    public void Gb_StaysInGb() => (HumanSize.Gb((Int128)15_000 << 30), HumanSize.Gb(0.05m), HumanSize.Gb(99.94m), HumanSize.Gb(99.95m)).ShouldBe(("15,000 GB", "0.1 GB", "99.9 GB", "100 GB"));

    [Theory]
    [InlineData("2026-12-10", "10 Dec")]
    [InlineData("2027-09-17", "17 Sep")]
    [InlineData("2027-09-18", "18 Sep 2027")]
    [InlineData("2026-01-27", "27 Jan")]
    public void Date_HasItsYear_WhereItCouldBeMistaken(string day, string brief) =>
        HumanDate.Brief(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), A.AsOf).ShouldBe(brief);

    [Fact]
    public void Date_IsUtc() => HumanDate.Of(new DateTimeOffset(2026, 11, 22, 23, 5, 0, TimeSpan.FromHours(-2))).ShouldBe("23 Nov 2026 01:05 UTC");

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("two\r\nlines\tand\u2028more", "two  lines and more")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("a\u202egnp.exe\u202c", "agnp.exe")]
    [InlineData("zero\u200bwidth\ufeff", "zerowidth")]
    [InlineData("bell\a\u0000\u009b", "bell")]
    [InlineData("große Tabelle 🚀", "große Tabelle 🚀")]
    [InlineData("\u2764\ufe0f", "\u2764")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301")]
    public void Text_IsPlain(string text, string plain) => HumanText.Plain(text).ShouldBe(plain);

    [Theory]
    [InlineData("orders", 6)]
    [InlineData("表テ", 4)]
    [InlineData("한국", 4)]
    [InlineData("ＦＵ", 4)]
    [InlineData("🚀", 2)]
    [InlineData("⭐✅⌚☕", 8)]
    [InlineData("🇩🇪", 2)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("→", 1)]
    public void Columns_AreCountedAsTerminalsDo(string text, int columns) => HumanText.Columns(text).ShouldBe(columns);

    [Fact]
    public void Text_ReplacesHalfACharacter() => HumanText.Plain("half \ud800 pair").ShouldBe("half \ufffd pair");

    [Theory]
    [InlineData("orders", 6, "orders")]
    [InlineData("orders", 5, "orde…")]
    [InlineData("🚀🚀🚀", 6, "🚀🚀🚀")]
    [InlineData("🚀🚀🚀", 5, "🚀🚀…")]
    [InlineData("🚀🚀🚀", 4, "🚀…")]
    [InlineData("表表表", 4, "表…")]
    [InlineData("orders", 1, "…")]
    public void Cut_NeverSplitsACharacter(string text, int columns, string cut) => HumanText.Cut(text, columns).ShouldBe(cut);

    [Fact]
    public void Wrap_BreaksAtSpaces_AndKeepsLongWords() =>
        HumanText.Wrap("one two three fourteencharacters five", 9).ShouldBe(["one two", "three", "fourteencharacters", "five"]);

    [Fact]
    public void Sparkline_ScalesToTheDearestMonth()
    {
        MonthCost[] months = [.. new[] { 0m, 50, 100 }.Select(amount => new MonthCost("2026-11", Usd.Zero, new Usd(amount)))];

        Sparkline.Of(months).ShouldBe("▁▅█");
        Sparkline.Of([new MonthCost("2026-11", Usd.Zero, Usd.Zero)]).ShouldBe("▁");
        Sparkline.Of([]).ShouldBe("");
    }
}
