namespace Guardrail.Reports.Tests.Pages;

/// <summary>The browser that pages are opened in.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>The path of a Chromium: what CHROME_PATH names, else the first on the path; null where there is none.</summary>
    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
