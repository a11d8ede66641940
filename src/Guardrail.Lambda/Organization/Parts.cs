using System.Globalization;
using System.IO.Compression;
using Guardrail.Aws.Running;
using Guardrail.Aws.Storage;
using Guardrail.Inventory;

namespace Guardrail.Lambda.Organization;

/// <summary>Reads one account and Region and keeps it as a part of an organization's report.</summary>
internal static class Parts
{
    /// <exception cref="Aws.Access.AwsAccessException">The part cannot be kept.</exception>
    public static async Task<PartAnswer> WriteAsync(RunSettings settings, Scope scope, string run, ReportBucket bucket, Action<string> log)
    {
        using var packed = new MemoryStream();
        PartResult part;
        var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        await using (stream.ConfigureAwait(false))
            part = await PartRun.ExecuteAsync(settings, scope, stream, CancellationToken.None).ConfigureAwait(false);
        var key = await bucket.PutAsync(PartKeys.Part(run, scope), packed, "application/gzip", CancellationToken.None).ConfigureAwait(false);
        log(string.Create(CultureInfo.InvariantCulture,
            $"part: run {run}, account {scope.AccountId}, region {scope.Region}, points {part.Points}, tables {part.Tables}, gaps {part.Gaps.Count}, bytes {packed.Length}, calls {part.CallsMade}"));
        return new PartAnswer
        {
            AccountId = scope.AccountId,
            Region = scope.Region,
            Bucket = bucket.Name,
            Key = key,
            Bytes = packed.Length,
            RecoveryPoints = part.Points,
            Tables = part.Tables,
            Gaps = part.Gaps.Count,
        };
    }
}
