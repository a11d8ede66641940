using System.IO.Compression;
using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Aws.Running;
using Guardrail.Recording;

namespace Guardrail.Cli.Commands;

/// <summary>A file that stands in for AWS: a recording, or a report that a run made.</summary>
internal sealed record EstateFile
{
    /// <summary>The recording as a run's input; null for a report.</summary>
    public RunInput? Input { get; init; }

    /// <summary>The report; null for a recording.</summary>
    public AuditReport? Report { get; init; }

    /// <summary>Reads a file of either kind, compressed with gzip or not.</summary>
    /// <exception cref="CliException">The file cannot be read, or is neither.</exception>
    public static async Task<EstateFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(path);
            switch (await FirstOfTextAsync(path, cancellationToken))
            {
                case '[':
                    var recorded = await Recorded.ReadAsync(file, cancellationToken);
                    return new EstateFile
                    {
                        Input = new RunInput(new RecordedInventory(recorded), recorded.Header.Scopes ?? recorded.Scopes, recorded.Header.AsOf) { Hypothetical = recorded.Header.Hypothetical },
                    };
                case '{':
                    using (var text = new StreamReader(file))
                        return new EstateFile { Report = ReportJson.Read(await text.ReadToEndAsync(cancellationToken)) };
                default:
                    throw new CliException($"--input {path} is neither a recording ('guardrail record') nor a report ('guardrail audit --format json').");
            }
        }
        catch (JsonException broken)
        {
            throw new CliException($"--input {path} cannot be used: {Words(broken)}. Make it anew with 'guardrail record', or 'guardrail audit --format json'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"--input {path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>What is wrong with a file, without the names of types and the reader's coordinates.</summary>
    internal static string Words(JsonException broken)
    {
        var words = broken.Message.Split(" Path:", 2)[0].Split(" LineNumber:", 2)[0].TrimEnd('.');
        if (words.Contains(" missing required properties including: ", StringComparison.Ordinal))
            return "it lacks " + words.Split(" including: ", 2)[1];
        if (words.Contains(" could not be converted to ", StringComparison.Ordinal))
            return string.IsNullOrEmpty(broken.Path) || broken.Path == "$" ? "it is JSON of something else" : $"{broken.Path} is of another kind";
        return words;
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The first character that is no white space or byte order mark; NUL for none.</summary>
    private static async Task<char> FirstOfTextAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        using var text = new StreamReader(file);
        var head = new char[64];
        var read = await text.ReadBlockAsync(head, cancellationToken);
        return Array.Find(head[..read], character => !char.IsWhiteSpace(character));
    }
}
