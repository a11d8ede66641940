using System.Text.Json;
using System.Text.RegularExpressions;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Scenarios;

internal static partial class ScenarioReader
{
    public static ScenarioFile Read(string json, string source)
    {
        ScenarioFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, ScenarioJsonContext.Default.ScenarioFile)
                ?? throw new ScenarioException(source, ["$: a scenario is a JSON object"]);
        }
        catch (JsonException e)
        {
            throw new ScenarioException(source, [$"{Place(e)}: {Plain(e.Message)}"]);
        }
        catch (ArgumentException)
        {
            throw new ScenarioException(source, ["$: not valid Unicode (half a surrogate pair)"]);
        }
        var errors = ScenarioCheck.ErrorsIn(file);
        return errors.Count == 0 ? file : throw new ScenarioException(source, errors);
    }

    private static string Place(JsonException e) => $"{e.Path ?? "$"} (line {(e.LineNumber ?? 0) + 1})";

    // The reader speaks of .NET types and repeats the place; a scenario's author knows neither the one nor needs the other.
    private static string Plain(string message)
    {
        var text = Repeated().Replace(message, "");
        if (Unknown().Match(text) is { Success: true } unknown) return $"unknown member '{unknown.Groups[1].Value}'";
        if (Missing().Match(text) is { Success: true } missing) return $"missing {missing.Groups[1].Value}";
        return Converted().IsMatch(text) ? "a value of another kind is expected here" : text;
    }

    [GeneratedRegex(@"\s*Path: .*$")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^The JSON property '([^']*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (.*?)\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"could not be converted to ")]
    private static partial Regex Converted();
}
