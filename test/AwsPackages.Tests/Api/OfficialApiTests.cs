using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Backup;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.SimpleNotificationService;

namespace Guardrail.AwsPackages.Tests.Api;

/// <summary>
/// Holds the types this build stands on against the table of AWS's public API. Built with compat/, nothing may be in compat/ that the table lacks,
/// and nothing of a type may lack. Built with AWS's own packages, the table itself is proven: every line of it must be found in them.
/// </summary>
public class OfficialApiTests
{
    private static readonly bool IsCompat = AwsPackagesChoice.Name == "compat";

    private static readonly IReadOnlyDictionary<string, Type> Types = new[]
        {
            typeof(AmazonBackupClient), typeof(AmazonSimpleNotificationServiceClient), typeof(AmazonResourceGroupsTaggingAPIClient),
            typeof(ILambdaContext), typeof(AbstractLambdaJsonSerializer), typeof(TestLambdaContext),
        }
        .Select(type => type.Assembly).Distinct()
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type != typeof(AwsPackagesChoice) && !type.IsNested)
        .ToDictionary(ApiText.FullName);

    public static TheoryData<string> ExportedTypes { get; } = [.. IsCompat ? Types.Keys : ApiTable.Official.Keys];

    [Theory]
    [MemberData(nameof(ExportedTypes))]
    public void Type_IsAWSs_WhenExported(string name)
    {
        ApiTable.Official.Keys.ShouldContain(name);
        Types.Keys.ShouldContain(name);

        ApiText.Header(Types[name]).ShouldBe(ApiTable.Official[name].Header);
    }

    [Theory]
    [MemberData(nameof(ExportedTypes))]
    public void Type_HasAWSsMembers_WhenExported(string name)
    {
        var members = ApiText.Members(Types[name]).ToHashSet();
        var leftOut = IsCompat && ApiTable.LeftOut.TryGetValue(name, out var absent) ? absent.Members : new HashSet<string>();

        ApiTable.Official[name].Members.Except(leftOut).Except(members).ShouldBeEmpty($"Missing in {name}.");
        if (IsCompat)
            members.Except(ApiTable.Official[name].Members).ShouldBeEmpty($"AWS's {name} has no such member.");
    }

    [Fact]
    public void LeftOut_NamesOnlyOfficialMembersThatAreAbsent_Always()
    {
        Assert.SkipUnless(IsCompat, "Nothing is left out of AWS's own packages.");
        foreach (var (name, type) in ApiTable.LeftOut)
        {
            type.Members.Except(ApiTable.Official[name].Members).ShouldBeEmpty($"{name} has no such member to leave out.");
            type.Members.Intersect(ApiText.Members(Types[name])).ShouldBeEmpty($"{name} has it; take it off the list.");
        }
    }

    [Fact]
    public void Assemblies_HaveNoNullableAnnotations_SoThatStringMeansTheSameInBothWorlds()
    {
        Assert.SkipUnless(IsCompat, "AWS's own packages are as they are.");
        foreach (var type in Types.Values)
        {
            IEnumerable<MemberInfo> all = [type, .. type.GetMembers().Where(member => member.DeclaringType == type)];
            all.SelectMany(member => member.CustomAttributes)
                .ShouldAllBe(each => each.AttributeType != typeof(NullableAttribute) && each.AttributeType != typeof(NullableContextAttribute));
        }
    }

    [Fact]
    public void Interface_MakesItsOwnClient_WhenAskedAsAnyService()
    {
        using var client = Make<IAmazonBackup>();
        client.ShouldBeOfType<AmazonBackupClient>();
        using var sns = Make<IAmazonSimpleNotificationService>();
        sns.ShouldBeOfType<AmazonSimpleNotificationServiceClient>();
        using var tagging = Make<IAmazonResourceGroupsTaggingAPI>();
        tagging.ShouldBeOfType<AmazonResourceGroupsTaggingAPIClient>();
    }

    private static IDisposable Make<T>() where T : Amazon.Runtime.IAmazonService
    {
        var config = T.CreateDefaultClientConfig();
        config.ServiceURL = "http://127.0.0.1:9";
        return (IDisposable)T.CreateDefaultServiceClient(new Amazon.Runtime.AnonymousAWSCredentials(), config);
    }
}
