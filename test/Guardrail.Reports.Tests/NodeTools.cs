using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Guardrail.Reports.Tests;

/// <summary>Scripts of npm packages, installed under obj/ from the committed lock the first time a test needs them.</summary>
internal static class NodeTools
{
    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string Sources => Path.Combine(Root, "test", "Guardrail.Reports.Tests", "npm");

    private static string Folder => Path.Combine(Root, "test", "Guardrail.Reports.Tests", "obj", "npm");

    /// <summary>Runs a script of the npm folder with JSON on its stdin, and returns what it writes.</summary>
    /// <param name="script">The file's name.</param>
    /// <param name="input">Becomes JSON.</param>
    public static async Task<JsonDocument> RunAsync(string script, object input)
    {
        if (await Installed.Value is { } missing)
            Assert.Skip(missing);
        File.Copy(Path.Combine(Sources, script), Path.Combine(Folder, script), overwrite: true);
        var (code, output, error) = await ProcessAsync("node", JsonSerializer.Serialize(input), script);
        code.ShouldBe(0, $"{script}: {error}");
        return JsonDocument.Parse(output);
    }

    private static async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return null;
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Sources, file), Path.Combine(Folder, file), overwrite: true);
        try
        {
            var (code, _, error) = await ProcessAsync("npm", null, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            if (code != 0)
                return $"Skipped: npm could not install what these tests need: {error.Trim().Split('\n')[0]}";
        }
        catch (Win32Exception)
        {
            return "Skipped: there is no Node here. These tests need node and npm (apt-get install nodejs npm).";
        }
        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }

    private static async Task<(int Code, string Output, string Error)> ProcessAsync(string program, string? input, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guardrail.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Guardrail.sln.");
    }
}
