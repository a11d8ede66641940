namespace Guardrail.Reports.Tests.Pages;

/// <summary>
/// The page in a real browser: nothing sticks out or lies over another, no console error, no request leaves it; headline, keyboard, chart, sorting, filtering, copying and printing work;
/// axe reports no violation; no script but its own runs. Skipped, with a line that says so, where there is no Chromium.
/// </summary>
public class PageTests
{
    private static readonly string[] Always = ["layout", "headline", "keyboard", "chart", "narrower and back", "print", "axe", "policy"];

    private static readonly Lazy<Task<IReadOnlyDictionary<string, Outcome>>> Outcomes = new(OpenAsync);

    public static TheoryData<string, int, string> Views
    {
        get
        {
            var views = new TheoryData<string, int, string>();
            foreach (var (page, width, scheme) in PageFiles.Views)
                views.Add(page, width, scheme);
            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_IsSound(string page, int width, string scheme)
    {
        if (Browser.Chromium is null)
            Assert.Skip("Skipped: there is no Chromium here (apt-get install chromium, or name one in CHROME_PATH).");

        var outcome = (await Outcomes.Value)[Name(page, width, scheme)];

        outcome.Problems.ShouldBeEmpty();
        outcome.Checks.ShouldBe(Expected(page), ignoreOrder: true);
    }

    private static string[] Expected(string page) =>
    [
        .. Always,
        .. page == "empty" ? [] : new[] { "sort tables", "filter tables" },
        .. page is "demo" or "messy" ? ["sort plans", "filter plans", "findings", "copy"] : Array.Empty<string>(),
        .. page == "hostile" ? ["findings", "copy"] : Array.Empty<string>(),
        .. page == "many" ? ["everything"] : Array.Empty<string>(),
    ];

    private static async Task<IReadOnlyDictionary<string, Outcome>> OpenAsync()
    {
        var pages = new List<object>();
        foreach (var views in PageFiles.Views.GroupBy(view => view.Page))
        {
            var report = await PageFiles.ReportAsync(views.Key);
            var path = await PageFiles.WriteAsync(views.Key, report);
            pages.AddRange(views.Select(view => new
            {
                name = Name(view.Page, view.Width, view.Scheme),
                path,
                tables = report.Tables.Count,
                plans = report.Plans.Count,
                months = report.Totals.NextMonths.Count,
                gaps = !report.Complete,
                width = view.Width,
                scheme = view.Scheme,
                large = report.Tables.Count > 1_000,
            }));
        }
        using var answer = await NodeTools.RunAsync("page.mjs", new { chromium = Browser.Chromium, pages });
        return answer.RootElement.EnumerateArray().ToDictionary(
            page => page.GetProperty("name").GetString()!,
            page => new Outcome(
                [.. page.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)],
                [.. page.GetProperty("checks").EnumerateArray().Select(check => check.GetString()!)]));
    }

    private static string Name(string page, int width, string scheme) => $"{page} {width} {scheme}";

    private sealed record Outcome(string[] Problems, string[] Checks);
}
