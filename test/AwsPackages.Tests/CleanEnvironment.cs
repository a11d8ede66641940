using System.Runtime.CompilerServices;

namespace Guardrail.AwsPackages.Tests;

/// <summary>What a developer has set for AWS (Region, profile, attempts, endpoint) is no part of these tests; some of it the SDK reads only once.</summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void RemoveAwsVariables()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
            Environment.SetEnvironmentVariable(name, null);
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-such-file");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
