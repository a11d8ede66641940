using Guardrail.Policies;

namespace Guardrail.Infra;

/// <summary>The policy file, read by Guardrail's own code, so that a bad policy cannot be deployed.</summary>
internal static class PolicyFile
{
    /// <summary>The file's name in the function's package.</summary>
    public const string NameInPackage = "policy.json";

    /// <summary>What is wrong with the file; nothing where there is none to ship.</summary>
    public static IEnumerable<string> Errors(string? file, string folder)
    {
        if (file is null)
            return [];
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return [$"{StackSettings.ContextKey}.policyFile: there is no file '{file}' (seen from the infra folder)"];
        return PolicyReader.Read(File.ReadAllText(path)).Errors.Select(error => $"{StackSettings.ContextKey}.policyFile: '{file}' {error}");
    }
}
