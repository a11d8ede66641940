using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guardrail.Aws.Memory;

namespace Guardrail.Aws.Tests.Memory;

/// <summary>
/// DynamoDB as somebody else has written it (the npm package dynalite), started once and ended with the tests. Tests are skipped, with the reason, where npm cannot install it.
/// </summary>
internal static class Dynalite
{
    /// <summary>Ends by itself when the tests do: its input is then closed.</summary>
    private const string Server = """
        const server = require('dynalite')({ createTableMs: 0 });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));
        process.stdin.resume();
        process.stdin.on('end', () => process.exit());
        """;

    /// <summary>Held, for with the process object its input is closed too.</summary>
    private static Process? _server;

    private static readonly Lazy<Task<(Uri? Endpoint, string? Reason)>> Started = new(StartAsync);

    /// <summary>A new, empty memory table.</summary>
    public static async Task<MemorySettings> TableAsync()
    {
        var (endpoint, reason) = await Started.Value;
        Assert.SkipWhen(endpoint is null, $"The memory table's tests need npm and the package dynalite: {reason}");
        var name = $"guardrail-{Guid.NewGuid():N}";
        using var client = Client(endpoint!);
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("pk", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE)],
            AttributeDefinitions = [new AttributeDefinition("pk", ScalarAttributeType.S), new AttributeDefinition("sk", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        for (var tries = 0; tries < 100 && (await client.DescribeTableAsync(name)).Table.TableStatus != TableStatus.ACTIVE; tries++)
            await Task.Delay(20);
        return new MemorySettings { Table = name, Endpoint = endpoint };
    }

    /// <summary>Everything in a table.</summary>
    public static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync(MemorySettings table)
    {
        using var client = Client(table.Endpoint!);
        return (await client.ScanAsync(new ScanRequest(table.Table))).Items ?? [];
    }

    private static AmazonDynamoDBClient Client(Uri endpoint) =>
        new(new BasicAWSCredentials("AKIATEST", "secret"), new AmazonDynamoDBConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });

    private static async Task<(Uri? Endpoint, string? Reason)> StartAsync()
    {
        try
        {
            // Beside what is built, so that a second run need not install it again.
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "obj", "dynalite")).FullName;
            foreach (var file in new[] { "package.json", "package-lock.json" })
                File.Copy(Path.Combine(AppContext.BaseDirectory, "Memory", file), Path.Combine(folder, file), overwrite: true);
            if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
            {
                var (code, output) = await RunAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
                if (code != 0)
                    return (null, $"npm ci ended with {code}: {output.Trim().Split('\n')[0]}");
            }
            var server = _server = Start("node", folder, "-e", Server);
            return await server.StandardOutput.ReadLineAsync() is { } port && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}/")), null)
                : (null, $"it did not start: {(await server.StandardError.ReadToEndAsync()).Trim().Split('\n')[0]}");
        }
        catch (Win32Exception exception)
        {
            return (null, exception.Message);
        }
    }

    private static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Start(program, folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors + await output);
    }
}
