using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Running;
using Guardrail.Benchmarks.Reading.Served;

namespace Guardrail.Benchmarks.Reading.Loops;

/// <summary>The whole audit as the command line runs it, the report written as JSON.</summary>
internal static class AuditLoop
{
    public static async Task<(long Points, decimal Bytes)> RunAsync(Uri endpoint, double share)
    {
        var settings = new RunSettings
        {
            Access = new AwsAccess { Endpoint = endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = ["us-east-1"] },
            AsOf = ServedEstate.AsOf,
            MayBeAhead = true,
            Read = new AwsReadOptions { Paces = new CallPaces(share) },
        };
        var run = await GuardrailRun.ExecuteAsync(settings, CancellationToken.None).ConfigureAwait(false);
        await ReportJson.WriteAsync(run.Report, Stream.Null, CancellationToken.None).ConfigureAwait(false);
        return run.Report.Complete
            ? (run.Report.Totals.RecoveryPoints, (decimal)run.Report.Totals.StorageBytes)
            : throw new InvalidOperationException($"The audit is incomplete: {run.Report.Gaps[0].What}: {run.Report.Gaps[0].Message}");
    }
}
