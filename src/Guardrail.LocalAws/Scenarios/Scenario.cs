using Guardrail.LocalAws.Scenarios;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws;

/// <summary>An estate to be served: accounts, Regions, tables, vaults, plans, and since when the plans run, seen at one instant.</summary>
public sealed class Scenario
{
    private const string Folder = "Guardrail.LocalAws.Scenarios.";

    private Scenario(string name, ScenarioFile file, DateTimeOffset asOf)
    {
        Name = name;
        File = file;
        AsOf = asOf;
    }

    /// <summary>The names of the embedded scenarios, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(Scenario).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".json".Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>The embedded scenario's name, the file's path, or what <see cref="Parse"/> was told.</summary>
    public string Name { get; }

    /// <summary>What the scenario shows, in its own words; null if it does not say.</summary>
    public string? Description => File.Description;

    /// <summary>"Now": the estate holds what AWS would have made before this instant and not yet deleted.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The account that answers to access keys the scenario does not list.</summary>
    public string DefaultAccount => File.DefaultAccount ?? File.Accounts.Keys.First();

    internal ScenarioFile File { get; }

    /// <summary>One of the scenarios that come with the endpoint.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ScenarioException">There is none of this name; the message lists those there are.</exception>
    public static Scenario Embedded(string name)
    {
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream($"{Folder}{name}.json")
            ?? throw new ScenarioException($"'{name}'", [$"no such scenario; there are {string.Join(", ", Names)}"]);
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), name);
    }

    /// <summary>A scenario from JSON text; comments and trailing commas are allowed.</summary>
    /// <param name="json">The text, as README.md beside this project describes it.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ScenarioException">The text is no scenario, or contradicts itself; every contradiction is told with its path.</exception>
    public static Scenario Parse(string json, string name = "(text)")
    {
        var file = ScenarioReader.Read(json, name);
        return new Scenario(name, file, file.AsOf);
    }

    /// <summary>A scenario from a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ScenarioException">The file cannot be read, or is no scenario.</exception>
    public static Scenario Load(string path)
    {
        try
        {
            return Parse(System.IO.File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ScenarioException(path, [$"cannot be read: {e.Message}"]);
        }
    }

    /// <summary>The same estate at another instant: what has been made and deleted since (or not yet) follows from the plans.</summary>
    /// <param name="asOf">The new "now", in UTC. Sizes written in the scenario stay those at the scenario's own instant, and growth is reckoned from there.</param>
    public Scenario At(DateTimeOffset asOf) => new(Name, File, asOf.ToUniversalTime());
}
