using Amazon.Runtime;

namespace Guardrail.Aws.Access;

/// <summary>Who asks AWS, and for which accounts and Regions. All defaults together are the SDK's own rules.</summary>
public sealed record AwsAccess
{
    /// <summary>The word in <see cref="Regions"/> that means every known Region of the partition.</summary>
    public const string AllRegions = "all";

    /// <summary>The profile whose credentials and Region are used; null for the SDK's rule (environment, default profile, container, instance).</summary>
    public string? Profile { get; init; }

    /// <summary>Roles to assume, one per account. Empty: the caller's own account is read.</summary>
    public IReadOnlyList<AssumedRole> Roles { get; init; } = [];

    /// <summary>The Regions to read; <see cref="AllRegions"/> for every known one. Empty: the one Region of the environment or profile.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>What <see cref="AllRegions"/> stands for: every Region the price book knows; those of other partitions are left out.</summary>
    public IReadOnlyList<string> KnownRegions { get; init; } = [];

    /// <summary>The caller's account where it is known already (a function knows its own from its ARN); null: STS is asked.</summary>
    public string? AccountId { get; init; }

    /// <summary>Credentials to use instead of any profile; null for none.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The one endpoint of all services; null for AWS's own, or what AWS_ENDPOINT_URL says.</summary>
    public Uri? Endpoint { get; init; }
}
