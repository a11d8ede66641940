namespace Guardrail.Fuzz;

/// <summary>Something that reads what others wrote.</summary>
/// <param name="Name">Its name, for the table and the seeds.</param>
/// <param name="Examples">Inputs it takes, to start from.</param>
/// <param name="Tokens">Pieces that mean something to it.</param>
/// <param name="TryAsync">Reads an input: true where it was taken, false where it was refused as documented. Anything thrown is a crash.</param>
public sealed record Parser(string Name, IReadOnlyList<string> Examples, IReadOnlyList<string> Tokens, Func<string, Task<bool>> TryAsync)
{
    /// <summary>Whether inputs are JSON, so that they can be changed without breaking it.</summary>
    public bool IsJson => Examples[0].AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>A parser that answers at once.</summary>
    public static Parser Of(string name, IReadOnlyList<string> examples, IReadOnlyList<string> tokens, Func<string, bool> attempt) =>
        new(name, examples, tokens, text => Task.FromResult(attempt(text)));

    /// <summary>Reads, and takes the parser's own documented exception for a refusal; its message must be one line.</summary>
    public static bool Refuses<TRefusal>(Action read)
        where TRefusal : Exception
    {
        try
        {
            read();
            return true;
        }
        catch (TRefusal refusal)
        {
            return OneLine(refusal.Message);
        }
    }

    /// <summary>False, for a message of one line.</summary>
    /// <exception cref="BadMessageException">It has several, or none.</exception>
    public static bool OneLine(string? message) =>
        string.IsNullOrWhiteSpace(message) || message.AsSpan().ContainsAny('\n', '\r', '\0') ? throw new BadMessageException(message ?? "null") : false;
}

/// <summary>Something was refused, but not with one clear line.</summary>
public sealed class BadMessageException(string message) : Exception($"The reason is no clear line: {message}");
