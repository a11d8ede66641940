using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Package;

/// <summary>The function as <c>cdk synth</c> publishes it, once a test run: for Lambda's arm64 machines, and for this machine so that it can be run.</summary>
internal static class PublishedFunction
{
    private static readonly Lazy<FunctionCode> Arm = new(() => Publish(FunctionPackage.LambdaRuntime));
    private static readonly Lazy<FunctionCode> Here = new(() => Publish(System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier));
    private static readonly Lock OneAtATime = new();

    /// <summary>What would be deployed.</summary>
    public static FunctionCode ForLambda => Arm.Value;

    /// <summary>The same for this machine.</summary>
    public static FunctionCode ForThisMachine => Here.Value;

    /// <summary>Whether this build is on the compatible AWS clients, as src/AwsPackages chose.</summary>
    public static bool Compatible { get; } = File.ReadAllText(Path.Combine(Repository.Root, "src", "AwsPackages", "obj", "aws-packages.txt")).Trim() == "compat";

    /// <summary>The size of the package, zipped, in bytes.</summary>
    public static long ZipBytes(FunctionCode code)
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(code.Folder, zip, CompressionLevel.SmallestSize, includeBaseDirectory: false);
        return zip.Length;
    }

    /// <summary>Starts the function in a fresh process that sees only a copy of the published folder, hands it an event, and waits for the answer.</summary>
    public static async Task<Answer> InvokeAsync(string payload, IReadOnlyDictionary<string, string> environment, string? policy = null)
    {
        var folder = Directory.CreateTempSubdirectory("guardrail-task").FullName;
        foreach (var file in Directory.GetFiles(ForThisMachine.Folder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        if (policy is not null)
            await File.WriteAllTextAsync(Path.Combine(folder, "policy.json"), policy, TestContext.Current.CancellationToken);
        var defaults = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "aws-lambda-tools-defaults.json"), TestContext.Current.CancellationToken))!;
        var handler = (string)defaults["function-handler"]!;
        var name = handler.Split("::")[0];

        // The words of the start script of AWS's image (aws-lambda-dotnet, bootstrap.sh), with our host in the place of its own.
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
                 {
                     "exec", "--depsfile", Path.Combine(folder, name + ".deps.json"), "--runtimeconfig", Path.Combine(folder, name + ".runtimeconfig.json"),
                     Path.Combine(AppContext.BaseDirectory, "FunctionHost.dll"), handler,
                 })
            start.ArgumentList.Add(argument);
        var kept = new[] { "PATH", "DOTNET_ROOT" }.Where(start.Environment.ContainsKey).ToDictionary(variable => variable, variable => start.Environment[variable]);
        start.Environment.Clear();
        foreach (var (variable, value) in kept.Concat(environment.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))))
            start.Environment[variable] = value;
        start.Environment["HOME"] = folder;
        start.Environment["LAMBDA_TASK_ROOT"] = folder;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        await process.StandardInput.WriteAsync(payload);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Answer(process.ExitCode, await output, await error);
    }

    private static FunctionCode Publish(string runtime)
    {
        lock (OneAtATime)
            return FunctionPackage.Publish(Repository.Root, null, Compatible, runtime);
    }
}

/// <summary>What an invocation came to.</summary>
internal sealed record Answer(int Code, string Output, string Error);
