using Guardrail.Auditing;
using Guardrail.Rendering;

namespace Guardrail.Core.Tests.Rendering;

public class ReportTests
{
    public static TheoryData<string, AuditReport> Reports => new()
    {
        { "Messy", Estates.Messy },
        { "Hostile", Estates.Hostile },
        { "Empty", A.Report() },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Text_LooksLikeThis(string name, AuditReport report) => Snapshot.Matches(ReportText.Write(report), $"Rendering/ReportText.{name}");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Markdown_LooksLikeThis(string name, AuditReport report) => Snapshot.Matches(ReportMarkdown.Write(report), $"Rendering/ReportMarkdown.{name}", "md");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Csv_LooksLikeThis(string name, AuditReport report) => Snapshot.Matches(ReportCsv.Write(report).ReplaceLineEndings("\n"), $"Rendering/ReportCsv.{name}", "csv");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Text_FitsEightyColumns_CommandsAside(string name, AuditReport report)
    {
        var lines = ReportText.Write(report).Split('\n');

        lines.Where(line => !line.TrimStart().StartsWith("aws ", StringComparison.Ordinal) && !line.TrimStart().StartsWith('#'))
            .Where(line => HumanText.Columns(line) > 80)
            .ShouldBeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void NothingIsLeftThatATerminalObeys(string name, AuditReport report)
    {
        foreach (var text in new[] { ReportText.Write(report), ReportMarkdown.Write(report), ReportCsv.Write(report) })
            text.Where(c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is >= '\u202a' and <= '\u202e').ShouldBeEmpty(name);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("", "")]
    public void CsvText_IsNeverAFormula(string text, string cell) => ReportCsv.Text(text).ShouldBe(cell);

    [Fact]
    public void Csv_HasAsManyCellsInEveryRow()
    {
        var rows = ReportCsv.Write(Estates.Messy).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        rows.Length.ShouldBe(4);
        rows.Select(Cells).Distinct().ShouldHaveSingleItem();

        static int Cells(string row)
        {
            var (quoted, cells) = (false, 1);
            foreach (var c in row)
            {
                quoted ^= c == '"';
                cells += c == ',' && !quoted ? 1 : 0;
            }
            return cells;
        }
    }

    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("*b* _i_ `c` a|b", @"\*b\* \_i\_ \`c\` a\|b")]
    [InlineData("[x](http://evil)", @"\[x\](http&#58;//evil)")]
    [InlineData("@org/team", "@&#8203;org/team")]
    public void MarkdownText_IsPlainWords(string text, string escaped) => ReportMarkdown.Text(text).ShouldBe(escaped);

    [Theory]
    [InlineData("orders", "`orders`")]
    [InlineData("a|b", @"`a\|b`")]
    [InlineData("a`b", @"a\`b")]
    [InlineData("<!channel>", "`<!channel>`")]
    public void MarkdownCode_IsClosedByNoName(string name, string code) => ReportMarkdown.Code(name).ShouldBe(code);

    [Fact]
    public void Text_SortsTablesWithoutEndFirst_AndSumsUpTheRest()
    {
        var report = A.Report(A.Table("cheap", A.Rule(1)), A.Table("dear", A.Rule(900)), A.Table("endless", A.Rule(0, growth: 2)), A.Table("middle", A.Rule(50)));

        var rows = ReportText.Write(report, mostTables: 2).Split('\n').SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1).Take(3).ToList();

        rows[0].ShouldStartWith("endless");
        rows[1].ShouldStartWith("dear");
        rows[2].ShouldBe("and 2 other tables: $0 this month, $51.00 a month once full");
    }
}
