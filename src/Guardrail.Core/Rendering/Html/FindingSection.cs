using System.Globalization;
using System.Text.RegularExpressions;
using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Rendering.Html;

/// <summary>What was found, subject by subject, each with the cheaper settings of its table.</summary>
internal static partial class FindingSection
{
    private const int MostSubjects = 200;
    private const int OptionsInView = 3;

    /// <summary>The section.</summary>
    public static Markup Of(AuditReport report)
    {
        if (report.Findings.Count == 0)
            return Markup.Of($"<section class=\"card findings\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">Nothing was found to be wrong</h2>\n{Cheaper(report)}</section>");
        var tables = report.Tables.ToLookup(table => table.TableArn, StringComparer.Ordinal);
        var subjects = report.Findings
            .GroupBy(finding => finding.TableArn ?? $"{finding.AccountId} {finding.Region} {finding.PlanId ?? finding.Scope}", StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(finding => Severity.Rank(finding.Severity)))
            .ToList();
        return Markup.Of($"""
            <section class="card findings" aria-labelledby="findings">
            <h2 id="findings">{Phrases.Count(report.Findings.Count, "finding")}</h2>
            <div class="filters" id="finding-filters" hidden>
            <label class="grow">Find in findings<input type="search" id="finding-text" autocomplete="off" spellcheck="false"></label>
            <label>Severity<select id="finding-severity"><option value="">all</option>{Markup.All(Severity.All.Reverse().Select(severity => Markup.Of($"<option>{severity}</option>")))}</select></label>
            </div>
            <p class="count" id="finding-count" role="status"></p>
            <div id="subjects">
            {Markup.All(subjects.Take(MostSubjects).Select(group => Subject([.. group], group.First().TableArn is { } arn ? tables[arn].FirstOrDefault() : null)))}</div>
            {Markup.If(subjects.Count > MostSubjects, () => Markup.Of($"<p class=\"quiet\">The {MostSubjects} gravest are shown; findings about {Phrases.Count(subjects.Count - MostSubjects, "other subject")} are in the JSON report.</p>"))}
            </section>
            """);
    }

    private static Markup Subject(IReadOnlyList<Finding> findings, TableRow? table) => Markup.Of($"""
        <article class="subject">
        <header><h3>{table?.TableName ?? findings[0].Scope}</h3>{Markup.If(table is not null, () => Markup.Of($"<span class=\"quiet\">{ReportWords.OnceFullInBrief(table!)}</span>"))}</header>
        <ul>
        {Markup.All(findings.Select(finding => Markup.Of($"<li data-severity=\"{finding.Severity}\"><p><span class=\"tag {finding.Severity}\">{finding.Severity}</span> <strong>{Kind(finding.Kind)}.</strong> {finding.Message}</p><p>{finding.Advice}</p></li>\n")))}</ul>
        {Options(table)}
        </article>

        """);

    /// <summary>Savings of tables nothing was found about: only where there are no findings at all, for otherwise the tables' own rows have them.</summary>
    private static Markup Cheaper(AuditReport report) => Markup.If(report.Tables.Any(table => table.Options.Count > 0), () => Markup.Of($"<p class=\"quiet\">Cheaper settings, if any are wanted, are in the rows of the tables.</p>\n"));

    private static Markup Options(TableRow? table)
    {
        if (table is not { Options.Count: > 0 })
            return Markup.None;
        var more = table.Options.Count - OptionsInView;
        return Markup.Of($"""
            <details><summary>{Phrases.Count(table.Options.Count, "cheaper setting")}, saving up to {HumanMoney.Of(table.Options[0].MonthlySavingUsd)} a month</summary>
            {Markup.If(table.Options.Count > 1, () => Markup.Of($"<p class=\"quiet\">They exclude each other.</p>"))}
            {Markup.All(table.Options.Take(OptionsInView).Select(Option))}
            {Markup.If(more > 0, () => Markup.Of($"<p class=\"quiet\">{Phrases.Count(more, "more", "more")} in the table's own row.</p>"))}
            </details>
            """);
    }

    private static Markup Option(SavingOption option) => Markup.Of($"""
        <div class="option">
        <p><strong>Saves {HumanMoney.Of(option.MonthlySavingUsd)} a month.</strong> {option.Title}</p>
        <p class="quiet">Given up: {option.GivesUp}</p>
        {Markup.If(option.Command is not null, () => Markup.Of($"<div class=\"command\"><pre>{Lines(option.Command!)}</pre></div>"))}
        </div>
        """);

    private static Markup Lines(string command) => new(string.Join('\n', command.Split('\n').Select(line => Markup.Of($"{line}").Text)));

    /// <summary><c>tooManyCopies</c> in words: <c>Too many copies</c>.</summary>
    private static string Kind(string kind)
    {
        var words = Hump().Replace(kind, match => " " + match.Value.ToLower(CultureInfo.InvariantCulture)).Replace(" pitr", " PITR", StringComparison.Ordinal);
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("[A-Z](?![A-Z])")]
    private static partial Regex Hump();
}
