using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guardrail.LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace Guardrail.LocalAws.S3;

/// <summary>An upload's bytes: as they are, or in the chunks of <c>aws-chunked</c>, with the hash that was signed.</summary>
internal static class PutBody
{
    private const int Largest = 256 << 20;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (buffer.Length > Largest) throw new AwsException("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", 400);
        var signed = request.Headers["x-amz-content-sha256"].ToString();
        if (signed.Length == 0) throw new AwsException("InvalidRequest", "Missing required header for this request: x-amz-content-sha256", 400);
        if (signed.StartsWith("STREAMING-", StringComparison.Ordinal)) return Unchunked(buffer.ToArray());
        if (signed != "UNSIGNED-PAYLOAD" && !signed.Equals(Convert.ToHexString(SHA256.HashData(buffer.ToArray())), StringComparison.OrdinalIgnoreCase))
            throw new AwsException("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.", 400);
        return buffer.ToArray();
    }

    private static byte[] Unchunked(byte[] body)
    {
        using var whole = new MemoryStream();
        for (var at = 0; ;)
        {
            var end = body.AsSpan(at).IndexOf("\r\n"u8);
            var head = end < 0 ? "" : Encoding.ASCII.GetString(body, at, end).Split(';')[0];
            if (!int.TryParse(head, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) || at + end + 2 + length > body.Length)
                throw new AwsException("IncompleteBody", "The request body terminated unexpectedly", 400);
            if (length == 0) return whole.ToArray();
            whole.Write(body, at + end + 2, length);
            at += end + 2 + length + 2;
        }
    }
}
