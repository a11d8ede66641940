using Guardrail.Aws;
using Guardrail.Aws.Access;

namespace Guardrail.Lambda;

/// <summary>Everything the function knows of the outside, so that tests can hand in their own.</summary>
internal sealed record FunctionEnvironment
{
    /// <summary>Environment variables by name; null where not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock, read once an invocation.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Credentials and endpoint; the function's own role and AWS's endpoints by default.</summary>
    public AwsAccess Access { get; init; } = new();

    /// <summary>How AWS is called.</summary>
    public AwsReadOptions Read { get; init; } = new();

    /// <summary>The folder that holds the function's files: its own assembly's, for the process is AWS's and its base folder may be elsewhere.</summary>
    public string Folder { get; init; } = Path.GetDirectoryName(typeof(FunctionEnvironment).Assembly.Location) ?? AppContext.BaseDirectory;
}
