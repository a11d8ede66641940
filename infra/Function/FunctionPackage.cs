using System.Diagnostics;

namespace Guardrail.Infra;

/// <summary>
/// Publishes the function by <c>dotnet publish</c>, without Docker. The same source gives the same bytes, from any folder and at any commit, so that an unchanged
/// function keeps its asset hash and is not deployed again.
/// </summary>
public static class FunctionPackage
{
    /// <summary>The runtime identifier of Lambda's arm64 machines.</summary>
    public const string LambdaRuntime = "linux-arm64";

    // Apart from the folders that builds use: publishing neither disturbs a build nor is disturbed by one.
    private const string Artifacts = "artifacts/function-build";

    /// <summary>Publishes the function with the policy file, and the price book that it names, in it.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="policyFile">The policy file to ship, or null for Guardrail's defaults.</param>
    /// <param name="compatible">Whether to build on the compatible AWS clients: for tests and a look at the template; AWS's runtime cannot run such a package.</param>
    /// <param name="runtime">The machine to compile for.</param>
    /// <returns>The package.</returns>
    /// <exception cref="InvalidSettingsException">Publishing failed; the message holds what <c>dotnet publish</c> said. Or the price book has the name of a file of the function.</exception>
    public static FunctionCode Publish(string root, string? policyFile, bool compatible, string runtime = LambdaRuntime)
    {
        var folder = Path.Combine(root, "artifacts", "function", runtime);
        var fresh = folder + "-new";
        Remove(fresh);
        Run(root, [
            "publish", "src/Guardrail.Lambda/Guardrail.Lambda.csproj", "-c", "Release", "-r", runtime, "--self-contained", "false", "--artifacts-path", Artifacts,
            "-p:PublishReadyToRun=true", "-p:DebugType=none", "-p:GenerateDocumentationFile=false", "-p:RunAnalyzers=false", "-o", fresh, "-nologo", "-v", "q",
            .. compatible ? ["-p:AwsPackages=compat"] : Array.Empty<string>()]);
        Finish(fresh, policyFile, compatible);
        Remove(folder);
        Directory.Move(fresh, folder);
        return new FunctionCode(folder, Deployable: !compatible);
    }

    /// <summary>Puts the policy file and its price book into a published folder, and the mark of a package that cannot be deployed.</summary>
    internal static void Finish(string folder, string? policyFile, bool compatible)
    {
        if (policyFile is not null)
            PolicyFile.CopyTo(policyFile, folder);
        if (compatible)
            File.WriteAllText(Path.Combine(folder, FunctionCode.NotDeployableFile), "This package is built on compatible AWS clients. It is for tests and for looking at the template: AWS Lambda cannot run it.\n");
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static void Run(string root, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Without a server left behind, which would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var publish = Process.Start(start) ?? throw new InvalidSettingsException("dotnet could not be started.");
        var error = publish.StandardError.ReadToEndAsync();
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0)
            throw new InvalidSettingsException($"Publishing the function failed: {Errors(output + error.Result)}");
    }

    /// <summary>What the build called errors, each once; all it said where it called nothing so.</summary>
    private static string Errors(string output)
    {
        var errors = output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        return errors.Count > 0 ? string.Join("\n", errors) : output.Trim();
    }
}
