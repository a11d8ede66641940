using System.Collections.Concurrent;
using System.Diagnostics;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Faults;

/// <summary>
/// AWS's published request rates, each operation's own and the one all of AWS Backup shares, per account and Region. A second's worth may come at once;
/// how much AWS lets through in bursts is not published.
/// </summary>
internal sealed class PublishedRates
{
    private const int AllOfBackup = 50;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Whether one more call is within the rates now.</summary>
    public bool Admit(ApiRequest request, Caller caller)
    {
        var place = $"{caller.AccountId} {caller.RegionName}";
        if (Rate(request.Operation) is { } rate && !Take($"{place} {request.Operation}", rate)) return false;
        return request.Service != Service.Backup || Take($"{place} backup", AllOfBackup);
    }

    // General Reference, "AWS Backup quotas" and "Resource Groups Tagging quotas"; DynamoDB API reference.
    private static int? Rate(string operation) => operation switch
    {
        "ListBackupPlans" or "ListBackupSelections" or "ListBackupVaults" or "ListRecoveryPointsByBackupVault" or "ListBackupJobs" => 20,
        "GetBackupPlan" or "GetBackupSelection" or "DescribeRecoveryPoint" or "GetResources" => 15,
        "ListTagsOfResource" or "DescribeContinuousBackups" => 10,
        "ListBackups" => 5,
        _ => null,
    };

    private bool Take(string key, int rate) => buckets.GetOrAdd(key, static (_, rate) => new Bucket(rate), rate).Take();

    private sealed class Bucket(int rate)
    {
        private readonly Lock gate = new();
        private double left = rate;
        private long filled = Stopwatch.GetTimestamp();

        public bool Take()
        {
            lock (gate)
            {
                var now = Stopwatch.GetTimestamp();
                left = Math.Min(rate, left + (Stopwatch.GetElapsedTime(filled, now).TotalSeconds * rate));
                filled = now;
                if (left < 1) return false;
                left--;
                return true;
            }
        }
    }
}
