using System.Diagnostics;

namespace Guardrail.Cli.Tests;

/// <summary>Runs the command line as its users do: a process with its own environment.</summary>
internal static class GuardrailProcess
{
    /// <summary>The environment of somebody with dummy credentials, whose AWS is the given endpoint.</summary>
    public static Dictionary<string, string> With(Uri endpoint, string region = "us-east-1") => new()
    {
        ["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/'),
        ["AWS_REGION"] = region,
        ["AWS_ACCESS_KEY_ID"] = "dummy",
        ["AWS_SECRET_ACCESS_KEY"] = "dummy",
    };

    /// <summary>Runs to the end.</summary>
    /// <param name="environment">Variables; nothing of the test's own environment about AWS gets through.</param>
    /// <param name="args">The words after guardrail.</param>
    public static Task<Outcome> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args) => RunAsync(environment, _ => Task.CompletedTask, args);

    /// <summary>Runs to the end, while something happens to it.</summary>
    /// <param name="environment">Variables; nothing of the test's own environment about AWS gets through.</param>
    /// <param name="meanwhile">Gets the process's number.</param>
    /// <param name="args">The words after guardrail.</param>
    public static async Task<Outcome> RunAsync(IReadOnlyDictionary<string, string> environment, Func<int, Task> meanwhile, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "guardrail.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        // Nobody's profile, and no metadata service to wait for.
        start.Environment["HOME"] = AppContext.BaseDirectory;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await meanwhile(process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, await error);
    }
}

/// <summary>What a process came to.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>The lines of stderr.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Exit code 1, nothing on stdout, one line on stderr that says the given things and shows no stack.</summary>
    public void ShouldBeOneClearLine(params string[] parts)
    {
        Code.ShouldBe(1, Error);
        Output.ShouldBeEmpty();
        ErrorLines.Count.ShouldBe(1, Error);
        foreach (var part in parts)
            Error.ShouldContain(part);
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Unhandled");
        Error.ShouldNotContain("System.");
    }
}
