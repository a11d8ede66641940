namespace Guardrail.Infra.Tests;

internal static class Repository
{
    /// <summary>The folder that holds Guardrail.sln, found from the test's own place.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Guardrail.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("Guardrail.sln"));
}
