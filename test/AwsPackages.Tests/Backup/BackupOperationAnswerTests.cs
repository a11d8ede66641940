using System.Collections;
using System.Text.Json;
using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.Runtime;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

/// <summary>For each operation an answer is made from the response type itself with every member set, sent, and read back whole.</summary>
public class BackupOperationAnswerTests
{
    public static TheoryData<Type, Func<AmazonBackupClient, Task<AmazonWebServiceResponse>>> Operations => new()
    {
        { typeof(ListBackupPlansResponse), async client => await client.ListBackupPlansAsync(new ListBackupPlansRequest()) },
        { typeof(GetBackupPlanResponse), async client => await client.GetBackupPlanAsync(new GetBackupPlanRequest { BackupPlanId = "p" }) },
        { typeof(ListBackupSelectionsResponse), async client => await client.ListBackupSelectionsAsync(new ListBackupSelectionsRequest { BackupPlanId = "p" }) },
        {
            typeof(GetBackupSelectionResponse),
            async client => await client.GetBackupSelectionAsync(new GetBackupSelectionRequest { BackupPlanId = "p", SelectionId = "s" })
        },
        { typeof(ListBackupVaultsResponse), async client => await client.ListBackupVaultsAsync(new ListBackupVaultsRequest()) },
        {
            typeof(ListRecoveryPointsByBackupVaultResponse),
            async client => await client.ListRecoveryPointsByBackupVaultAsync(new ListRecoveryPointsByBackupVaultRequest { BackupVaultName = "v" })
        },
        {
            typeof(DescribeRecoveryPointResponse),
            async client => await client.DescribeRecoveryPointAsync(new DescribeRecoveryPointRequest { BackupVaultName = "v", RecoveryPointArn = "r" })
        },
        { typeof(ListBackupJobsResponse), async client => await client.ListBackupJobsAsync(new ListBackupJobsRequest()) },
        { typeof(DescribeRegionSettingsResponse), async client => await client.DescribeRegionSettingsAsync(new DescribeRegionSettingsRequest()) },
    };

    [Theory]
    [MemberData(nameof(Operations), DisableDiscoveryEnumeration = true)]
    public async Task Answer_IsReadWhole_WhenEveryMemberIsSent(Type response, Func<AmazonBackupClient, Task<AmazonWebServiceResponse>> call)
    {
        var sent = (Dictionary<string, object>)Filled(response, response.Name);
        await using var stub = AwsStub.Always(JsonSerializer.Serialize(sent));
        using var client = stub.Backup();

        var read = AsWire(await call(client));

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(sent));
    }

    /// <summary>A value for each member, different from member to member, so that none can stand for another.</summary>
    private static object Filled(Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass)))
            return path;
        if (type == typeof(bool))
            return true;
        if (type == typeof(long) || type == typeof(int))
            return (long)path.Length;
        if (type == typeof(DateTime))
            return 1_700_000_000L + path.Length;
        if (typeof(IDictionary).IsAssignableFrom(type))
            return new Dictionary<string, object> { ["Storage Gateway"] = Filled(type.GetGenericArguments()[1], path + ".map") };
        if (typeof(IList).IsAssignableFrom(type))
            return new List<object> { Filled(type.GetGenericArguments()[0], path + ".0"), Filled(type.GetGenericArguments()[0], path + ".1") };
        return Own(type).ToDictionary(property => property.Name, property => Filled(property.PropertyType, $"{path}.{property.Name}"));
    }

    private static object AsWire(object value) => value switch
    {
        string or bool => value,
        ConstantClass constant => constant.Value,
        int number => (long)number,
        long => value,
        DateTime time => new DateTimeOffset(time).ToUnixTimeSeconds(),
        IDictionary map => map.Keys.Cast<string>().ToDictionary(key => key, key => AsWire(map[key]!)),
        IList list => list.Cast<object>().Select(AsWire).ToList(),
        _ => Own(value.GetType()).ToDictionary(property => property.Name, property => AsWire(property.GetValue(value).ShouldNotBeNull(property.Name))),
    };

    private static IEnumerable<System.Reflection.PropertyInfo> Own(Type type) => type.GetProperties().Where(property => property.DeclaringType == type);
}
