using System.CommandLine;
using Guardrail.Pricing;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail prices refresh</c>: a new price book of AWS's public price files. Needs no AWS account.</summary>
internal static class PricesRefreshCommand
{
    private const string DynamoDb = "https://b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/dynamodb/USD/current/dynamodb.json";
    private const string Backup = "https://b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/backup/USD/current/backup.json";

    /// <summary>Some ten times what AWS's files have been seen to be.</summary>
    private const long LargestFile = 100 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var output = new Option<string>("--output") { Description = "The price book to write; a policy names it as prices.book.", HelpName = "FILE", Required = true };
        var dynamoDb = new Option<string>("--dynamodb-url") { Description = "Where the file about DynamoDB lies.", HelpName = "URL", DefaultValueFactory = _ => DynamoDb };
        var backup = new Option<string>("--backup-url") { Description = "Where the file about AWS Backup lies.", HelpName = "URL", DefaultValueFactory = _ => Backup };
        var command = new Command("refresh", "Write a price book of AWS's public price files.") { output, dynamoDb, backup };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestFile };
            var (table, storage) = (parsed.GetRequiredValue(dynamoDb), parsed.GetRequiredValue(backup));
            var book = Book(await TextAsync(http, table, cancellationToken), await TextAsync(http, storage, cancellationToken), DateOnly.FromDateTime(console.Clock.GetUtcNow().UtcDateTime));
            var path = parsed.GetRequiredValue(output);
            try
            {
                await File.WriteAllTextAsync(path, book.Json, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new CliException($"--output {path} cannot be written: {exception.Message}");
            }
            await console.Error.WriteLineAsync($"guardrail: {book.Regions} Regions written to {OneLine.Of(path)}; {(book.Changes.Count == 0 ? "no price differs from the embedded book" : $"{book.Changes.Count} price{(book.Changes.Count == 1 ? " differs" : "s differ")} from the embedded book")}. A policy uses it by \"prices\": {{ \"book\": … }}.");
            foreach (var change in book.Changes)
                await console.Error.WriteLineAsync($"  {OneLine.Of(change)}");
            if (book.Unconfirmed.Count > 0)
                await console.Error.WriteLineAsync($"guardrail: without a price in USD, so backups there are a gap: {string.Join(", ", book.Unconfirmed)}.");
            if (book.UnknownPlaces.Count > 0)
                await console.Error.WriteLineAsync($"guardrail: places that no Region is known by: {OneLine.Of(string.Join(", ", book.UnknownPlaces.Take(10)))}.");
            return ExitCode.Fine;
        });
        return command;
    }

    private static RefreshedBook Book(string dynamoDb, string backup, DateOnly today)
    {
        try
        {
            return PriceFeed.Read(dynamoDb, backup, PriceBook.Embedded, today);
        }
        catch (FormatException malformed)
        {
            throw new CliException($"AWS's price files cannot be used: {malformed.Message}. The embedded book, or prices in the policy, still do.");
        }
    }

    private static async Task<string> TextAsync(HttpClient http, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new CliException($"'{url}' is not a URL of http or https.");
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new CliException($"AWS's price file {url} answered {(int)answer.StatusCode}. The embedded book, or prices in the policy, still do.");
            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"AWS's price file {url} did not come within {Patience.TotalSeconds:0} seconds. The embedded book, or prices in the policy, still do.");
        }
        catch (HttpRequestException unreachable)
        {
            throw new CliException($"AWS's price file {url} cannot be reached: {unreachable.Message}. The embedded book, or prices in the policy, still do.");
        }
    }
}
