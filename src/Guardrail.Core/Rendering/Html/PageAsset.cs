using System.Security.Cryptography;
using System.Text;

namespace Guardrail.Rendering.Html;

/// <summary>A script or style sheet that is part of the library, and its hash, by which the page's content security policy lets it in and nothing else.</summary>
internal sealed class PageAsset
{
    private static readonly Lazy<PageAsset> TheStyle = new(() => new PageAsset("uplot.css", "page.css"));
    private static readonly Lazy<PageAsset> TheChartLibrary = new(() => new PageAsset("uplot.js"));
    private static readonly Lazy<PageAsset> TheScript = new(() => new PageAsset("chart.js", "list.js", "page.js"));

    private PageAsset(params string[] names)
    {
        Text = string.Join('\n', names.Select(Read));
        Hash = "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text))) + "'";
    }

    /// <summary>The style sheet.</summary>
    public static PageAsset Style => TheStyle.Value;

    /// <summary>uPlot, as its authors publish it.</summary>
    public static PageAsset ChartLibrary => TheChartLibrary.Value;

    /// <summary>The page's own script.</summary>
    public static PageAsset Script => TheScript.Value;

    /// <summary>What stands between the tags. Holds no <c>&lt;/script</c> or <c>&lt;/style</c>.</summary>
    public string Text { get; }

    /// <summary>The hash as a content security policy writes it.</summary>
    public string Hash { get; }

    private static string Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream("Guardrail.Rendering.Html." + name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        using var reader = new StreamReader(stream);
        // A browser hashes what it parsed, and parsing turns every line end into a line feed.
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return text.Contains("</s", StringComparison.OrdinalIgnoreCase) ? throw new InvalidOperationException($"{name} would end its own element.") : text;
    }
}
