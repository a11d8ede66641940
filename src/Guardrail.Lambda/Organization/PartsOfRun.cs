using System.IO.Compression;
using System.Text.Json;
using Guardrail.Aws.Access;
using Guardrail.Aws.Running;
using Guardrail.Aws.Storage;
using Guardrail.Inventory;
using Guardrail.Recording;

namespace Guardrail.Lambda.Organization;

/// <summary>The parts that the shards of one run wrote, as something to compute from. A part that is missing, or cannot be used, is a gap naming account and Region.</summary>
internal sealed class PartsOfRun
{
    /// <summary>Parts read at once: enough to keep S3 busy, few enough for memory.</summary>
    private const int AtOnce = 16;

    private readonly ReportBucket _bucket;
    private readonly SummaryRequest _request;
    private readonly HashSet<string> _keys;
    private readonly CancellationToken _outOfTime;

    private PartsOfRun(ReportBucket bucket, SummaryRequest request, HashSet<string> keys, CancellationToken outOfTime) =>
        (_bucket, _request, _keys, _outOfTime) = (bucket, request, keys, outOfTime);

    /// <summary>Finds out which parts there are, and makes them the input of a run.</summary>
    /// <param name="bucket">Where they lie.</param>
    /// <param name="request">Which are wanted.</param>
    /// <param name="outOfTime">When it fires, parts not read yet are gaps: what was read must still be told.</param>
    /// <exception cref="AwsAccessException">The bucket cannot be listed.</exception>
    public static async Task<RunInput> FindAsync(ReportBucket bucket, SummaryRequest request, CancellationToken outOfTime)
    {
        var listed = await bucket.ListAsync(PartKeys.Run(request.Run), CancellationToken.None).ConfigureAwait(false);
        var parts = new PartsOfRun(bucket, request, listed.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal), outOfTime);
        return new RunInput(new RecordedInventory(parts.OpenAsync, AtOnce), request.Scopes, request.AsOf) { ClockTolerance = SummaryRequest.OldestParts };
    }

    private async Task<RecordedPart> OpenAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (_outOfTime.IsCancellationRequested)
            return new RecordedPart("DeadlineReached", $"{scope.AccountId} in {scope.Region} was read, but the time to put parts together was up. Give the summarizing function more memory, and with it more speed.");
        try
        {
            if (_keys.Contains(PartKeys.Part(_request.Run, scope)) && await _bucket.GetAsync(PartKeys.Part(_request.Run, scope), cancellationToken).ConfigureAwait(false) is { } packed)
            {
                await using (packed.ConfigureAwait(false))
                {
                    var stream = new GZipStream(packed, CompressionMode.Decompress);
                    await using (stream.ConfigureAwait(false))
                        return Checked(await RecordedPart.ReadAsync(stream, cancellationToken).ConfigureAwait(false));
                }
            }
            return _keys.Contains(PartKeys.Note(_request.Run, scope)) && await _bucket.GetAsync(PartKeys.Note(_request.Run, scope), cancellationToken).ConfigureAwait(false) is { } note
                ? await FailedAsync(scope, note, cancellationToken).ConfigureAwait(false)
                : new RecordedPart("PartMissing", $"{scope.AccountId} in {scope.Region} was not read: its shard left neither a part nor a reason. Look at the map run of execution {_request.Run}, and start another.");
        }
        catch (AwsAccessException exception)
        {
            return new RecordedPart("PartUnreadable", exception.Message);
        }
    }

    private RecordedPart Checked(RecordedPart part) => part.Recorded is { } recorded && recorded.Header.AsOf != _request.AsOf
        ? new RecordedPart("PartOfAnotherInstant", $"The part shows {recorded.Header.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}, and the run {_request.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}. Start another execution.")
        : part;

    private static async Task<RecordedPart> FailedAsync(Scope scope, Stream note, CancellationToken cancellationToken)
    {
        await using (note.ConfigureAwait(false))
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(note, cancellationToken: cancellationToken).ConfigureAwait(false);
                var (error, cause) = (Events.EventParser.Text(document.RootElement, "Error"), Cause(Events.EventParser.Text(document.RootElement, "Cause")));
                return new RecordedPart(error.Length > 0 ? Line(error, 80) : "ShardFailed", $"{scope.AccountId} in {scope.Region} was not read: {Line(cause.Length > 0 ? cause : "its shard failed", 300)}. Mend it, or accept the gap.");
            }
            catch (JsonException)
            {
                return new RecordedPart("ShardFailed", $"{scope.AccountId} in {scope.Region} was not read: its shard failed, and the note about it makes no sense. Look at the map run.");
            }
        }
    }

    /// <summary>A function's error arrives as JSON with the message in it; others as they are.</summary>
    private static string Cause(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Events.EventParser.Text(document.RootElement, "errorMessage") is { Length: > 0 } message ? message : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Line(string text, int length)
    {
        var clean = new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim().TrimEnd('.');
        return clean.Length <= length ? clean : clean[..length] + "…";
    }
}
