using Guardrail.Cli;
using Guardrail.Cli.Arguments;
using Guardrail.Policies;

namespace Guardrail.Fuzz.Parsers;

/// <summary>Words of the command line.</summary>
internal static class Words
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB", "PB", "EB", "KiB", "GiB", "gb", "%", "/month", ".", "+01:00", "Z", "T", "-"];

    public static Parser Size { get; } = Parser.Of("size", ["500GB", "0", "1.5tb", "2048", "500 GiB", "1024PB"], Units, text => Try(SizeArgument.TryParse(text, out _, out var error), error));

    public static Parser Instant { get; } = Parser.Of(
        "instant", ["2026-11-22T00:00:00Z", "2026-11-22", "2026-11-22T01:30+01:00", "2026-11-22T00:00:00.123Z"], Units, text => Try(InstantArgument.TryParse(text, out _, out var error), error));

    public static Parser Growth { get; } = Parser.Of("growth", ["2%/month", "-1.5%", "1000 % / month"], Units, text => Try(GrowthArgument.TryParse(text, out _, out var error), error));

    public static Parser Pattern { get; } = Parser.Of("name pattern", ["orders", "ord*", "*-prod-??", "a*b?c*"], ["*", "?", "\\", "**", "*?*"], text => new NamePattern(text).Fits("orders-prod-eu") | true);

    /// <summary>The whole command line: the words of an estimate, one to a line.</summary>
    public static Parser Estimate { get; } = new(
        "command line",
        [
            "estimate\n--table-size\n500GB\n--schedule\ncron(0 0 * * ? *)\n--delete-after-days\n30", "estimate\n--table-size\n1PB\n--schedule\ncron(0 * * * ? *)\n--cold-after-days\n30\n--growth\n2%/month\n--region\neu-west-1",
            "estimate\n--table-size\n0\n--timezone\nEurope/Berlin\n--start\n2026-11-01\n--format\njson", "prices\n--region\nus-east-1", "policy\nschema", "estimate\n--help",
        ],
        ["--table-size", "--schedule", "--delete-after-days", "--cold-after-days", "--growth", "--start", "--region", "--format", "json", "markdown", "36500", "-1", "1024PB", "99999999999", "1000%", "\n", "@x", "--", "=", "us-gov-west-1"],
        RunAsync);

    // As the command line prints it.
    private static bool Try(bool good, string error) => good || Parser.OneLine(OneLine.Of(error));

    private static async Task<bool> RunAsync(string text)
    {
        var words = text.Split('\n');
        // These alone touch nothing outside: no network, no files.
        if (words[0] is not ("estimate" or "prices" or "policy") || words.Any(word => word.StartsWith("--policy", StringComparison.Ordinal) || word is "refresh" or "validate" || word.Contains("output", StringComparison.Ordinal)))
            return false;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CliConsole
        {
            Out = output,
            OpenOut = () => new MemoryStream(),
            Error = error,
            ErrorIsTerminal = false,
            OutIsTerminal = false,
            Clock = new StandingClock(),
            // So that a fault of our own is thrown, not told.
            Variable = name => name == "GUARDRAIL_DEBUG" ? "1" : null,
        };
        var code = await App.RunAsync(words, console, CancellationToken.None).ConfigureAwait(false);
        return code switch
        {
            0 => output.GetStringBuilder().Length > 0 ? true : throw new BadMessageException("nothing was printed"),
            1 => Parser.OneLine(error.ToString().TrimEnd('\n')),
            _ => throw new BadMessageException($"exit code {code}"),
        };
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    }
}
