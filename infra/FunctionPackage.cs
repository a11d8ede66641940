using System.Diagnostics;

namespace Guardrail.Infra;

/// <summary>The published function: built here by <c>dotnet publish</c>, without Docker.</summary>
public static class FunctionPackage
{
    private const string Folder = "../artifacts/function";

    /// <summary>Publishes the function for linux-arm64, with the policy file in it.</summary>
    /// <param name="policyFile">A policy file, or null for Guardrail's defaults.</param>
    /// <param name="compatible">Whether to build on the compatible AWS clients: for a look at the template; AWS's runtime cannot run such a package.</param>
    /// <returns>The folder to deploy.</returns>
    /// <exception cref="InvalidSettingsException">There is no such policy file, or publishing failed.</exception>
    public static string Publish(string? policyFile, bool compatible)
    {
        if (policyFile is not null && !File.Exists(policyFile))
            throw new InvalidSettingsException($"There is no policy file '{policyFile}' (seen from the infra folder).");
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments = ["publish", "../src/Guardrail.Lambda/Guardrail.Lambda.csproj", "-c", "Release", "-r", "linux-arm64", "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-p:DebugType=none", "-o", Folder, "-nologo", "-v", "q"];
        foreach (var argument in compatible ? [.. arguments, "-p:AwsPackages=compat"] : arguments)
            start.ArgumentList.Add(argument);
        using var publish = Process.Start(start) ?? throw new InvalidSettingsException("dotnet could not be started.");
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0)
            throw new InvalidSettingsException($"Publishing the function failed:\n{output.Trim()}");
        if (policyFile is not null)
            File.Copy(policyFile, Path.Combine(Folder, "policy.json"));
        return Folder;
    }
}
