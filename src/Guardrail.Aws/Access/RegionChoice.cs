using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Guardrail.Aws.Access;

/// <summary>Finds the Regions to read.</summary>
internal static partial class RegionChoice
{
    private static readonly TimeSpan InstanceLimit = TimeSpan.FromSeconds(3);

    /// <summary>The Regions that are read, without repeats, in the order given.</summary>
    /// <param name="access">What was asked for.</param>
    /// <param name="partition">The partition that <c>all</c> stands for.</param>
    /// <param name="home">The Region of environment or profile; null if there is none.</param>
    /// <exception cref="AwsAccessException">A Region is malformed, or there is none.</exception>
    public static IReadOnlyList<string> Expand(AwsAccess access, string partition, string? home)
    {
        var asked = access.Regions.Count > 0 ? access.Regions : home is null ? throw NoRegion() : [home];
        var regions = asked
            .SelectMany(region => region == AwsAccess.AllRegions ? access.KnownRegions.Where(known => PartitionOf(known) == partition) : [region])
            .Select(Checked)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return regions.Count > 0 ? regions : throw new AwsAccessException($"No Region of partition {partition} is known. Name Regions instead of 'all'.");
    }

    /// <summary>The Region to start from: AWS_REGION, then the profile's, then AWS_DEFAULT_REGION (which the SDK for .NET does not read, but the AWS CLI does), then the instance's.</summary>
    /// <param name="access">Names the profile, if any.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>The Region, or null if nothing names one.</returns>
    public static async Task<string?> HomeAsync(AwsAccess access, Func<string, string?> environment)
    {
        // As the AWS CLI: the environment beats the profile.
        var profile = access.Profile ?? NullIfEmpty(environment("AWS_PROFILE"));
        return NullIfEmpty(environment("AWS_REGION"))
            ?? (access.Credentials is null ? ProfileRegion(profile ?? "default") : null)
            ?? NullIfEmpty(environment("AWS_DEFAULT_REGION"))
            ?? (access.Credentials is null && profile is null && NullIfEmpty(environment("AWS_ACCESS_KEY_ID")) is null ? await InstanceRegionAsync().ConfigureAwait(false) : null);
    }

    /// <summary>The partition of a Region, by AWS's own table and patterns.</summary>
    public static string PartitionOf(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    /// <summary>The Regions that STS is asked in, until one answers: the given one may not be enabled, the partition's main one always is.</summary>
    public static IReadOnlyList<string> ForTokens(AwsAccess access, string? home)
    {
        var start = home ?? access.Regions.FirstOrDefault(region => region != AwsAccess.AllRegions);
        var main = (access.Roles.Count > 0 ? access.Roles[0].Partition : start is null ? "aws" : PartitionOf(start)) switch
        {
            "aws-us-gov" => "us-gov-west-1",
            "aws-cn" => "cn-north-1",
            "aws" => "us-east-1",
            _ => start ?? "us-east-1",
        };
        return start is null || start == main ? [main] : [start, main];
    }

    /// <summary>The Region itself, if its text can be one.</summary>
    /// <exception cref="AwsAccessException">It cannot.</exception>
    public static string Checked(string region) => RegionText().IsMatch(region)
        ? region
        : throw new AwsAccessException($"'{region}' is not a Region. It looks like us-east-1; 'all' means every Region of the partition.");

    /// <summary>The error for no Region at all.</summary>
    public static AwsAccessException NoRegion() => new("No Region: give one with --region, set AWS_REGION, or put one into the profile.");

    private static string? ProfileRegion(string profile) =>
        new CredentialProfileStoreChain().TryGetProfile(profile, out var found) ? found.Region?.SystemName : null;

    /// <summary>Only where credentials can come from the instance too: elsewhere its address answers nothing, slowly.</summary>
    private static async Task<string?> InstanceRegionAsync()
    {
        try
        {
            return (await Task.Run(FallbackRegionFactory.GetRegionEndpoint).WaitAsync(InstanceLimit).ConfigureAwait(false))?.SystemName;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}\z")]
    private static partial Regex RegionText();
}
