using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Memory;
using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Aws.Running;

/// <summary>The memory of one run: in a table, or none at all.</summary>
internal sealed class RunMemory : IDisposable
{
    /// <summary>Said where chosen tables alone are looked at.</summary>
    private const string Filtered = "This run looked at chosen tables only: it remembers nothing, and tells what may have been told before.";

    private readonly RunSettings _settings;
    private readonly MemoryTable? _table;
    private readonly MemoryRound? _round;
    private readonly MemoryFailedException? _unopened;

    private RunMemory(RunSettings settings, MemoryTable? table, MemoryFailedException? unopened)
    {
        (_settings, _table, _unopened) = (settings, table, unopened);
        _round = table is null ? null : new MemoryRound(new DynamoMemoryStore(table), settings.Clock);
    }

    /// <summary>Why memory could not be relied on; null where it could, or where there is none.</summary>
    public MemoryFailedException? Failure => _round?.Failure ?? _unopened;

    /// <summary>Whether memory decides what is told.</summary>
    public bool Remembers => _round is { Failure: null };

    /// <summary>Whether the claims still hold, so that something may be published.</summary>
    public bool MayTell => _round is null || _settings.Clock.GetUtcNow() < _round.Until;

    /// <summary>What a person should know of how it was remembered, one line each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_settings.Tables.Count > 0)
                yield return Filtered;
            else if (_settings.Memory is null)
                yield return AlertContent.NoMemory;
            if (Failure is { } failure)
                yield return $"{failure.Message} Everything found was told, and this may be told again.";
            if (_round is { Older: > 0 } older)
                yield return $"{older.Older} finding{(older.Older == 1 ? " was" : "s were")} left alone: a newer run has judged {(older.Older == 1 ? "it" : "them")}.";
            if (_round is { Held: > 0 } held)
                yield return $"{held.Held} finding{(held.Held == 1 ? " was" : "s were")} left to another run, which is telling {(held.Held == 1 ? "it" : "them")} just now.";
        }
    }

    /// <summary>Opens the table, if there is one and the run is one that remembers.</summary>
    public static async Task<RunMemory> OpenAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Memory is not { } memory || settings.Tables.Count > 0)
            return new RunMemory(settings, null, null);
        try
        {
            // A run whose time for reading is up still remembers what it tells.
            var options = settings.Read with { OutOfTime = CancellationToken.None };
            return new RunMemory(settings, await MemoryTable.OpenAsync(memory, settings.Access, options, cancellationToken).ConfigureAwait(false), null);
        }
        catch (AwsAccessException exception)
        {
            return new RunMemory(settings, null, new MemoryFailedException("NoAccess", $"The memory table '{OneLine.Of(memory.Table)}' cannot be used. {exception.Message}", exception));
        }
    }

    /// <summary>What there is to tell: what memory says is due, or all that was found.</summary>
    public async Task<AlertContent> ClaimAsync(AuditReport report, CancellationToken cancellationToken)
    {
        if (_round is { } round)
        {
            var changed = report.Scopes
                .Select(row => new Scope(row.AccountId, row.Region))
                .Where(scope => _settings.Changed.Any(place => place.Region == scope.Region && (place.AccountId.Length == 0 || place.AccountId == scope.AccountId)))
                .ToHashSet();
            return await round.ClaimAsync(new Sights(report, _settings.Policy, _settings.RunId), report, changed, cancellationToken).ConfigureAwait(false);
        }
        var all = AlertContent.WithoutMemory(report.Findings);
        return _settings.Tables.Count > 0 ? all with { Notes = [Filtered] }
            : _unopened is { } failure ? all with { Notes = [$"Alert memory could not be used ({failure.Code}): this may have been told before, and nothing may be said when it is resolved."] }
            : all;
    }

    /// <summary>Remembers that everything claimed is told.</summary>
    public Task ConfirmAsync(CancellationToken cancellationToken) => _round?.ConfirmAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Gives up what was claimed.</summary>
    public Task ReleaseAsync(bool certain, CancellationToken cancellationToken) => _round?.ReleaseAsync(certain, cancellationToken) ?? Task.CompletedTask;

    /// <summary>The report with a gap where memory failed: its figures are as good as ever, but a run that forgets is not in order.</summary>
    public AuditReport Noted(AuditReport report)
    {
        if (Failure is not { } failure || _settings.Memory is not { } memory)
            return report;
        var gaps = Policies.AcceptedGaps.Apply([new Gap("", "", $"memory/{memory.Table[(memory.Table.LastIndexOf('/') + 1)..]}", failure.Code, failure.Message)], _settings.Policy, report.AsOf);
        return report with
        {
            Gaps = [.. report.Gaps, .. gaps],
            Complete = false,
            CompleteExceptAccepted = report.CompleteExceptAccepted && gaps.All(gap => gap.Accepted),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _table?.Dispose();
}
