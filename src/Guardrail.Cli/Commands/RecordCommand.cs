using System.CommandLine;
using System.IO.Compression;
using System.Security.Cryptography;
using Guardrail.Aws.Running;
using Guardrail.Changes;
using Guardrail.Cli.Output;
using Guardrail.Recording;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail record</c>: keeps what AWS answered, so that it can be looked at again without AWS.</summary>
internal static class RecordCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var output = new Option<string>("--output") { Description = "The file to write; compressed where its name ends in .gz.", HelpName = "FILE", Required = true };
        var pseudonymise = new Option<bool>("--pseudonymise") { Description = "Replace names, ids, ARNs, account ids and tags, each always by the same pseudonym of this recording." };
        var estate = new EstateOptions();
        estate.Input.Description = "Record from another recording, to pseudonymise it.";
        var command = new Command("record", "Write what is read of AWS to a file that audit, explain and whatif take as --input.") { output, pseudonymise };
        estate.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(output);
            // What is put in place at the end would put a file in a device's place.
            if (path.StartsWith("/dev/", StringComparison.Ordinal))
                throw new CliException($"--output {path} is no file; a recording is written to one, so name one.");
            var file = await estate.FileAsync(parsed, takesReports: false, cancellationToken);
            using var progress = console.ErrorIsTerminal && file is null ? new ProgressLine(console.Error) : null;
            var settings = estate.Settings(parsed, console, file, progress);
            // Written beside and put in place at the end, so that a run that fails leaves no half of a file, nor loses an older one.
            var unfinished = path + ".unfinished";
            try
            {
                var points = await WriteAsync(unfinished, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), settings, parsed.GetValue(pseudonymise), cancellationToken);
                File.Move(unfinished, path, overwrite: true);
                progress?.Dispose();
                await console.Error.WriteLineAsync($"guardrail: recorded {points.Points} recovery point{(points.Points == 1 ? "" : "s")} of {points.Tables} table{(points.Tables == 1 ? "" : "s")} in {OneLine.Of(path)}.");
                return points.Complete ? ExitCode.Fine : ExitCode.Incomplete;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new CliException($"--output {path} cannot be written: {exception.Message}");
            }
            finally
            {
                if (File.Exists(unfinished))
                    File.Delete(unfinished);
            }
        });
        return command;
    }

    private static async Task<(long Points, int Tables, bool Complete)> WriteAsync(string path, bool compress, RunSettings settings, bool pseudonymise, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var stream = compress ? new GZipStream(file, CompressionLevel.Optimal) : new BufferedStream(file, 1 << 16) as Stream;
        RecordingWriter? writer = null;
        try
        {
            var result = await GuardrailRun.ExecuteAsync(
                settings with
                {
                    Through = input =>
                    {
                        if (pseudonymise)
                        {
                            var masked = new PseudonymousInventory(input.Inventory, input.Scopes, new Pseudonyms(RandomNumberGenerator.GetBytes(32)));
                            input = input with { Inventory = masked, Scopes = masked.Scopes };
                        }
                        writer = new RecordingWriter(stream, new RecordingHeader(RecordingHeader.Version, input.AsOf, GuardrailRun.Tool) { Hypothetical = input.Hypothetical == true, Pseudonymised = pseudonymise, Scopes = input.Scopes });
                        // Tables in no plan are described too, for a plan that may come.
                        return input with { Inventory = new ConsideredTables(new RecordingInventory(input.Inventory, writer), []) };
                    },
                },
                cancellationToken);
            writer!.Dispose();
            return (writer.Points, result.Report.Tables.Count, result.Report.CompleteExceptAccepted);
        }
        finally
        {
            writer?.Dispose();
        }
    }
}
