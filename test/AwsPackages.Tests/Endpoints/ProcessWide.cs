using Amazon.Runtime;

namespace Guardrail.AwsPackages.Tests.Endpoints;

/// <summary>Tests that change what the whole process shares (environment variables, switches of the SDK) run alone.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public sealed class ProcessWide;

/// <summary>Environment variables for as long as a test lasts. The SDK keeps the Region it found, so it is told to look again.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> before = [];

    public EnvironmentScope Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        FallbackRegionFactory.Reset();
        return this;
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
        FallbackRegionFactory.Reset();
    }
}
