using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Infra;

/// <summary>The policy file and the price book it names, read by Guardrail's own code, so that neither can be deployed wrong.</summary>
internal static class PolicyFile
{
    /// <summary>The policy's name in the function's package.</summary>
    public const string NameInPackage = "policy.json";

    /// <summary>What is wrong with the files; nothing where there is none to ship.</summary>
    /// <param name="file">The policy file; null for none.</param>
    /// <param name="folder">The folder that its path starts from.</param>
    public static IEnumerable<string> Errors(string? file, string folder)
    {
        if (file is null)
            return [];
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return [$"{StackSettings.ContextKey}.policyFile: there is no file '{file}' (seen from the infra folder)"];
        var result = PolicyReader.Read(File.ReadAllText(path));
        var errors = result.Policy?.Prices.Book is { } book && BookError(path, book) is { } error ? [$"prices.book: '{book}' {error}"] : result.Errors.Select(each => $"{each}");
        return errors.Select(each => $"{StackSettings.ContextKey}.policyFile: '{file}' {each}");
    }

    /// <summary>Puts the policy into a published folder, and the price book it names where the function looks for it: at the same path from the policy.</summary>
    /// <param name="path">The policy file, which is known to be right.</param>
    /// <param name="package">The published folder.</param>
    /// <exception cref="InvalidSettingsException">The price book has the path of a file of the function.</exception>
    public static void CopyTo(string path, string package)
    {
        var policy = Path.Combine(package, NameInPackage);
        File.Copy(path, policy, overwrite: true);
        if (PolicyReader.Read(File.ReadAllText(path)).Policy?.Prices.Book is not { } name)
            return;
        var book = Path.Combine(package, name);
        if (File.Exists(book))
            throw new InvalidSettingsException($"{StackSettings.ContextKey}.policyFile: the price book '{name}' has the name of a file of the function's package. Rename it.");
        Directory.CreateDirectory(Path.GetDirectoryName(book)!);
        File.Copy(BookPath(path, name), book);
    }

    private static string BookPath(string policy, string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policy))!, name);

    private static string? BookError(string policy, string name)
    {
        // The package holds what lies beside or below the policy; anything else would have another path there than here.
        if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
            return "lies outside the policy's folder: put it beside the policy, so that it can be shipped";
        var path = BookPath(policy, name);
        if (!File.Exists(path))
            return "is not there (seen from the policy's folder)";
        try
        {
            _ = PriceBook.Read(File.ReadAllText(path));
            return null;
        }
        catch (FormatException malformed)
        {
            return $"is no price book: {malformed.Message} Make one with 'guardrail prices refresh --output FILE'";
        }
    }
}
