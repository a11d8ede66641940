namespace Guardrail.Infra;

/// <summary>The published function.</summary>
/// <param name="Folder">The folder to deploy.</param>
/// <param name="Deployable">Whether it is built on AWS's own packages. AWS's runtime cannot run any other.</param>
public sealed record FunctionCode(string Folder, bool Deployable)
{
    /// <summary>The file that marks a package that cannot be deployed.</summary>
    public const string NotDeployableFile = "NOT-DEPLOYABLE.txt";
}
