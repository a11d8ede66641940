using System.Reflection;

namespace Guardrail.AwsPackages;

/// <summary>Says which AWS packages this build stands on.</summary>
public static class AwsPackagesChoice
{
    /// <summary><c>official</c> (AWS's own NuGet packages) or <c>compat</c> (the built-in compatible clients).</summary>
    public static string Name { get; } = typeof(AwsPackagesChoice).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "AwsPackages").Value;
}
