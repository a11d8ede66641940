using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Running;
using Guardrail.Benchmarks.Reading.Served;
using Guardrail.Ledger;

namespace Guardrail.Benchmarks.Reading.Loops;

/// <summary>The whole audit as the command line runs it, the report written as JSON.</summary>
internal static class AuditLoop
{
    /// <summary>The reading alone, points folded into the ledger.</summary>
    public static async Task<(long Points, decimal Bytes)> ReadAsync(Uri endpoint, double share, int parallelism)
    {
        var settings = Settings(endpoint, share, parallelism);
        using var scopes = await AwsScopes.ResolveAsync(settings.Access, settings.Read).ConfigureAwait(false);
        var log = new RecoveryPointLog();
        foreach (var scope in scopes.Scopes)
            await new AwsBackupInventory(scopes, settings.Read).ReadAsync(scope, log, CancellationToken.None).ConfigureAwait(false);
        return (log.Count, 0);
    }

    public static async Task<(long Points, decimal Bytes)> RunAsync(Uri endpoint, double share, int parallelism)
    {
        var run = await GuardrailRun.ExecuteAsync(Settings(endpoint, share, parallelism), CancellationToken.None).ConfigureAwait(false);
        await ReportJson.WriteAsync(run.Report, Stream.Null, CancellationToken.None).ConfigureAwait(false);
        return run.Report.Complete
            ? (run.Report.Totals.RecoveryPoints, (decimal)run.Report.Totals.StorageBytes)
            : throw new InvalidOperationException($"The audit is incomplete: {run.Report.Gaps[0].What}: {run.Report.Gaps[0].Message}");
    }

    private static RunSettings Settings(Uri endpoint, double share, int parallelism) => new()
    {
        Access = new AwsAccess { Endpoint = endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = ["us-east-1"] },
        AsOf = ServedEstate.AsOf,
        MayBeAhead = true,
        Read = new AwsReadOptions { Paces = new CallPaces(share), Parallelism = parallelism },
    };
}
