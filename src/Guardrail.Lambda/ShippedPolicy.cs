using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Lambda;

/// <summary>The limits and the prices that were deployed with the function.</summary>
/// <param name="Policy">The policy; the defaults where none was shipped.</param>
/// <param name="Prices">The book that the policy's <c>prices.book</c> names, before the policy's own prices; the embedded one where it names none.</param>
internal sealed record ShippedPolicy(Policy Policy, PriceBook Prices)
{
    /// <summary>The policy file's name in the package, where no other is named.</summary>
    public const string DefaultFile = "policy.json";

    /// <summary>Reads the policy and the book it names, a path from where the policy lies.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="named">The policy file's path in it; null for policy.json, which may then be missing.</param>
    /// <exception cref="FunctionException">A file that is named is missing or wrong.</exception>
    public static ShippedPolicy Read(string folder, string? named)
    {
        var path = Path.Combine(folder, named ?? DefaultFile);
        if (!File.Exists(path))
        {
            return named is null
                ? new ShippedPolicy(Policy.Default, PriceBook.Embedded)
                : throw new FunctionException($"GUARDRAIL_POLICY_FILE names '{named}', which is not in the function's package.");
        }
        var result = PolicyReader.Read(File.ReadAllText(path));
        return result.Policy is { } policy
            ? new ShippedPolicy(policy, policy.Prices.Book is { } book ? Book(path, book) : PriceBook.Embedded)
            : throw new FunctionException($"The policy {Path.GetFileName(path)} is wrong: {string.Join("; ", result.Errors)}.");
    }

    private static PriceBook Book(string policy, string name)
    {
        var what = $"The price book '{name}', which the policy {Path.GetFileName(policy)} names as prices.book,";
        try
        {
            return PriceBook.Read(File.ReadAllText(Path.Combine(Path.GetDirectoryName(policy)!, name)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FunctionException($"{what} is not in the function's package. Ship it beside the policy, or leave prices.book out.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FunctionException($"{what} cannot be read: {exception.Message}");
        }
        catch (FormatException malformed)
        {
            throw new FunctionException($"{what} is none: {malformed.Message} Make one with 'guardrail prices refresh --output FILE'.");
        }
    }
}
