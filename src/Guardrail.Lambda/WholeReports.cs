using System.IO.Compression;
using Guardrail.Auditing;
using Guardrail.Aws.Storage;

namespace Guardrail.Lambda;

/// <summary>Keeps whole reports in the bucket, compressed with gzip.</summary>
internal static class WholeReports
{
    /// <returns>The whole key.</returns>
    /// <exception cref="Aws.Access.AwsAccessException">It cannot be put there.</exception>
    public static async Task<string> PutAsync(ReportBucket bucket, string key, AuditReport report, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
        await using (stream.ConfigureAwait(false))
            await ReportJson.WriteAsync(report, stream, cancellationToken).ConfigureAwait(false);
        return await bucket.PutAsync(key, packed, "application/gzip", cancellationToken).ConfigureAwait(false);
    }
}
