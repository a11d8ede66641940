using System.Text.Json;

namespace Guardrail.Benchmarks.Reading.Loops;

/// <summary>The least that reads the same pages: HttpClient and Utf8JsonReader, unsigned, two members looked at.</summary>
internal static class BareLoop
{
    public static async Task<(long Points, decimal Bytes)> RunAsync(Uri endpoint)
    {
        using var client = new HttpClient { BaseAddress = endpoint };
        using var vaults = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri("backup-vaults/", UriKind.Relative)).ConfigureAwait(false));
        var (points, bytes) = (0L, 0m);
        foreach (var vault in vaults.RootElement.GetProperty("BackupVaultList").EnumerateArray())
        {
            var path = $"backup-vaults/{vault.GetProperty("BackupVaultName").GetString()}/recovery-points/?resourceType=DynamoDB&maxResults=1000";
            string? next = null;
            do
            {
                var body = await client.GetByteArrayAsync(new Uri(next is null ? path : $"{path}&nextToken={Uri.EscapeDataString(next)}", UriKind.Relative)).ConfigureAwait(false);
                (var read, var sum, next) = Page(body);
                points += read;
                bytes += sum;
            }
            while (!string.IsNullOrEmpty(next));
        }
        return (points, bytes);
    }

    private static (int Points, decimal Bytes, string? Next) Page(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        var (points, bytes, next) = (0, 0m, (string?)null);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("BackupSizeInBytes"u8))
            {
                reader.Read();
                points++;
                bytes += reader.GetInt64();
            }
            else if (reader.ValueTextEquals("NextToken"u8))
            {
                reader.Read();
                next = reader.GetString();
            }
        }
        return (points, bytes, next);
    }
}
