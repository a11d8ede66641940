using Guardrail.Policies;

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
