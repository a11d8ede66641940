using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Cli;

/// <summary>Reads a policy from a file.</summary>
internal static class PolicyFile
{
    /// <summary>The policy in a file, or the default where none is named.</summary>
    /// <exception cref="CliException">The file cannot be read, or is no valid policy: the first error and how many more.</exception>
    public static Policy Read(string? path)
    {
        if (path is null)
            return Policy.Default;
        var result = PolicyReader.Read(Text(path));
        if (result.IsValid)
            return result.Policy;
        var more = result.Errors.Count > 1 ? $" (and {result.Errors.Count - 1} more: guardrail policy validate {path})" : "";
        throw new CliException($"policy {path}: {result.Errors[0]}{more}");
    }

    /// <summary>The price book that a policy's <c>prices.book</c> names, a path from where the policy file lies; the embedded one where it names none.</summary>
    /// <exception cref="CliException">The book cannot be read.</exception>
    public static PriceBook Book(string? path)
    {
        if (Read(path).Prices.Book is not { } name)
            return PriceBook.Embedded;
        var book = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path!))!, name);
        try
        {
            return PriceBook.Read(File.ReadAllText(book));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"the price book {book}, which policy {path} names, cannot be read: {exception.Message}");
        }
        catch (FormatException malformed)
        {
            throw new CliException($"the price book {book}, which policy {path} names, is none: {malformed.Message} Make one with 'guardrail prices refresh --output FILE'.");
        }
    }

    /// <summary>The text of a policy file.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"policy {path} cannot be read: {exception.Message}");
        }
    }
}
