using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Rendering;

/// <summary>What can be said of the page without a browser; the rest is in Guardrail.Reports.Tests.</summary>
public partial class HtmlTests
{
    public static TheoryData<string> Hostile =>
    [
        "=HYPERLINK(\"http://x\")",
        "<!channel> *bold* </script>",
        "line one\nline two 🚀",
        "\u202eexe.stnuocca",
        "\u001b[2J\u001b[31mred",
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)",
        "&lt;b&gt;",
        "javascript:alert(1)",
        "{{constructor.constructor('alert(1)')()}}",
        "]]>--></style><style>*{display:none}",
        "a|b`c`[x](http://evil) @org/team #1 www.evil.com",
        "\ud800 half",
        "👩‍👩‍👧‍👦 家族 ❤️",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void EveryOutput_StaysIntact_WhateverTheNames(string name) => ShouldBeIntact(name);

    [Fact]
    public void EveryOutput_StaysIntact_WhateverTheNamesAre() =>
        Gen.Char["<>&\"'`|\\/!-=+@#*_[](){};:, \r\n\t\u001b\u202e\u2028\ud83d\ude80ab表"].Array[0, 24].Select(letters => new string(letters)).Sample(ShouldBeIntact, iter: 40);

    [Fact]
    public void Html_LetsItsOwnScriptsAndStylesIn_ByTheirHashes()
    {
        var page = ReportHtml.Write(Estates.Messy);
        var policy = Policy().Match(page).Groups[1].Value;

        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldNotContain("unsafe");
        foreach (var (element, directive) in new[] { ("script", "script-src"), ("style", "style-src") })
        {
            var allowed = policy.Split("; ").Single(part => part.StartsWith(directive, StringComparison.Ordinal)).Split(' ')[1..];
            Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)
                .Select(match => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[1].Value)))}'")
                .ShouldBe(allowed);
        }
    }

    [Fact]
    public void Html_PointsNowhereOutside()
    {
        var targets = Regex.Matches(ReportHtml.Write(Estates.Messy), "(?:src|href|action|srcset|data|poster)=\"([^\"]*)\"").Select(match => match.Groups[1].Value);

        targets.Where(target => !target.StartsWith('#') && target != "data:,").ShouldBeEmpty();
    }

    [Fact]
    public void Html_SaysLowerBound_OnlyWhereThingsWereNotRead()
    {
        ReportHtml.Write(Estates.Messy).ShouldContain("Lower bound: 2 things could not be read (1 accepted)");
        ReportHtml.Write(A.Report()).ShouldNotContain("Lower bound");
    }

    [Fact]
    public void Html_HasABudgetLine_ForBudgetsOfEverythingInDollars()
    {
        var limits = Figures(ReportHtml.Write(Estates.Messy)).GetProperty("limits").EnumerateArray().ToList();

        limits.Select(limit => limit.GetProperty("text").GetString()).ShouldBe(["$5,000", "$20,000"]);
        limits.Select(limit => limit.GetProperty("critical").GetBoolean()).ShouldBe([false, true]);
    }

    [Fact]
    public void Html_HoldsTenThousandTables_InLessThanTenMegabytes()
    {
        var table = A.Table("table", A.Rule(5, points: 35), A.Rule(7, plan: "plan-2", rule: "weekly")) with { NextMonths = [.. Enumerable.Range(0, 13).Select(_ => new MonthCost("2026-11", new Usd(12_345.67m), new Usd(12_345.67m)))] };
        var report = A.Report([.. Enumerable.Range(0, 10_000).Select(i => table with { TableName = $"some-service-table-{i:00000}", TableArn = A.TableArn($"some-service-table-{i:00000}") })]);

        var page = ReportHtml.Write(report);

        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(10_000_000);
        var rows = Figures(page).GetProperty("tables");
        rows.GetArrayLength().ShouldBe(10_000);
        rows.EnumerateArray().Count(row => row.TryGetProperty("d", out _)).ShouldBe(1_000);
    }

    private static void ShouldBeIntact(string name)
    {
        var rule = A.Rule(7_000, growth: 70, plan: "plan-1", rule: name, runRate: 3);
        var table = A.Table("table", rule) with
        {
            TableName = name,
            Coverage = [A.Coverage("plan-1", name, null, name) with { Because = name }],
            Tags = new Dictionary<string, string> { [name] = name },
            Options = [new SavingOption { Kind = "setRetention", Title = name, MonthlySavingUsd = new Usd(1), GivesUp = name, Command = "# " + name.ReplaceLineEndings(" ") }],
        };
        var finding = Estates.Messy.Findings[0] with { TableArn = table.TableArn, Scope = name, Message = name, Advice = name };
        var report = A.Report(table) with { Plans = [A.Plan("plan-1", name, false, rule)], Findings = [finding], Gaps = [new Gap(A.Account, A.Region, name, name, name)], Complete = false };
        var plain = HumanText.Plain(name);

        // The page: the elements that are the template's, no attribute or element of the name's, and its names as data.
        var page = ReportHtml.Write(report);
        foreach (var tag in new[] { "<script", "</script", "<style", "</style", "<body", "</html" })
            Regex.Count(page, tag, RegexOptions.IgnoreCase).ShouldBe(tag.Contains("script", StringComparison.Ordinal) ? 3 : 1, tag);
        page.Where(c => (char.IsControl(c) && c != '\n') || c is (>= '\u202a' and <= '\u202e') or '\u2028').ShouldBeEmpty();
        Regex.Replace(page, "<script.*?</script>|<style>.*?</style>", "", RegexOptions.Singleline).ShouldNotMatch("<[^>]*\\son(mouseover|focus)=");
        Figures(page).GetProperty("tables")[0].GetProperty("n").GetString().ShouldBe(plain);
        Figures(page).GetProperty("plans")[0].GetProperty("n").GetString().ShouldBe(plain);

        // CSV: as many cells as the header has, and none that a spreadsheet would compute.
        var rows = ReportCsv.Write(report).Split("\r\n");
        rows.Length.ShouldBe(3);
        var cells = Cells(rows[1]);
        cells.Count.ShouldBe(Cells(rows[0]).Count);
        cells.Where(cell => cell.TrimStart() is ['=' or '+' or '-' or '@', ..]).ShouldBeEmpty();

        // The terminal: nothing that it obeys, and no line too long but for words that are.
        var text = ReportText.Write(report);
        text.Where(c => (char.IsControl(c) && c != '\n') || c is >= '\u202a' and <= '\u202e').ShouldBeEmpty();
        text.Split('\n').SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Take(2).Where(line => HumanText.Columns(line) > 80).ShouldBeEmpty();

        // Markdown: every row of the table has the header's bars.
        var table1 = ReportMarkdown.Write(report).Split('\n').SkipWhile(line => !line.StartsWith("| Table |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).ToList();
        table1.Count.ShouldBe(3);
        table1.Select(line => Regex.Count(line, @"(?<!\\)\|")).Distinct().ShouldHaveSingleItem();

        // JSON: the same report.
        var read = ReportJson.Read(ReportJson.Write(report));
        read.Tables[0].TableName.ShouldBe(name.Any(char.IsSurrogate) && !IsWhole(name) ? read.Tables[0].TableName : name);
    }

    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static JsonElement Figures(string page) => JsonDocument.Parse(Data().Match(page).Groups[1].Value).RootElement;

    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"' && quoted && i + 1 < row.Length && row[i + 1] == '"')
                cell.Append(row[++i]);
            else if (row[i] == '"')
                quoted = !quoted;
            else if (row[i] == ',' && !quoted)
                Add();
            else
                cell.Append(row[i]);
        }
        Add();
        return cells;

        void Add()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script type=\"application/json\" id=\"figures\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
