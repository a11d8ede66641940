using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>A recording that was read to its end: what one run saw of some accounts and Regions. Its points stay packed until they are asked for.</summary>
public sealed class Recorded
{
    private readonly Dictionary<Scope, RecordedScope> _scopes = [];

    private Recorded(RecordingHeader header) => Header = header;

    /// <summary>What was recorded, when, by what.</summary>
    public RecordingHeader Header { get; }

    /// <summary>The accounts and Regions recorded.</summary>
    public IReadOnlyList<Scope> Scopes => [.. _scopes.Keys];

    internal RecordedScope? Of(Scope scope) => _scopes.GetValueOrDefault(scope);

    /// <summary>Reads a recording. All of it or none: a cut or damaged one is an error, never a smaller estate.</summary>
    /// <param name="stream">What <see cref="RecordingWriter"/> wrote.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">It is no recording, is of another version, was cut short, or does not hold together.</exception>
    public static async Task<Recorded> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        Recorded? recorded = null;
        Dictionary<Scope, List<PointPage>> pages = [];
        var decoder = new PageDecoder();
        var (entries, ended) = (0, false);
        await foreach (var entry in JsonSerializer.DeserializeAsyncEnumerable(stream, RecordingJson.Strict.RecordingEntry, cancellationToken).ConfigureAwait(false))
        {
            if (ended || entry is null || recorded is null != entry.Recording is not null)
            {
                throw new JsonException("the file is not a recording");
            }
            Check(entry);
            recorded ??= new Recorded(entry.Recording is { SchemaVersion: RecordingHeader.Version } header
                ? header
                : throw new JsonException($"the recording's schemaVersion is {entry.Recording?.SchemaVersion}, and this version reads {RecordingHeader.Version}; record again"));
            if (entry.Points is { } page)
            {
                var scope = decoder.Learn(page).Scope;
                (pages.TryGetValue(scope, out var known) ? known : pages[scope] = []).Add(page);
            }
            if (entry.Scope is { } read && !recorded._scopes.TryAdd(read.Scope, new RecordedScope(read, pages.GetValueOrDefault(read.Scope) ?? [], decoder)))
            {
                throw new JsonException($"the recording holds {read.Scope.AccountId} in {read.Scope.Region} twice");
            }
            if (entry.Answers is { } answers)
            {
                (recorded.Of(answers.Scope) ?? throw new JsonException("the recording's tables answer before their account and Region is there")).Add(answers);
            }
            ended = entry.End is not null && (entry.End == entries ? true : throw new JsonException("parts of the recording are missing"));
            entries++;
        }
        return ended ? recorded! : throw new JsonException("the recording was cut short");
    }

    /// <summary>Refuses nulls where there must be something, in members and in lists. The columns of points check themselves.</summary>
    private static void Check(RecordingEntry entry)
    {
        var rest = entry.Points is { } page
            ? entry with { Points = new PointPage { NewTexts = page.NewTexts, NewCreators = page.NewCreators, NewLifecycles = page.NewLifecycles, NewVaults = page.NewVaults, Vault = 0, Created = [], Table = [], Size = [], Status = [] } }
            : entry;
        if (JsonNulls.InLists(JsonSerializer.SerializeToElement(rest, RecordingJson.Strict.RecordingEntry)))
            throw new JsonException("a list in the recording holds null");
    }
}

/// <summary>One account and Region of a recording.</summary>
internal sealed class RecordedScope(ScopeInventory inventory, IReadOnlyList<PointPage> pages, PageDecoder decoder)
{
    private readonly List<TableAnswers> _answers = [];

    public ScopeInventory Inventory => inventory;

    public IReadOnlyList<TableAnswers> Answers => _answers;

    public void Add(TableAnswers answers) => _answers.Add(answers);

    public void PourInto(IRecoveryPointSink sink)
    {
        foreach (var page in pages)
        {
            sink.Add(decoder.Decode(page));
        }
    }
}
