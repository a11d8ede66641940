namespace Guardrail.LocalAws;

/// <summary>A scenario that cannot be used. The message names the file, and for each error the member and what is wrong with it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Refuses a scenario.</summary>
    /// <param name="source">Where the scenario came from: a name or a path.</param>
    /// <param name="errors">One text per error, each beginning with the path of the member.</param>
    public ScenarioException(string source, IReadOnlyList<string> errors)
        : base($"scenario {source}: {string.Join("; ", errors)}") => Errors = errors;

    /// <summary>Every error found, each beginning with the path of the member. Never empty.</summary>
    public IReadOnlyList<string> Errors { get; }
}
