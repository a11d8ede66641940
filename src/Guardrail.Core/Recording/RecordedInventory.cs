using System.Collections.Concurrent;
using System.Text.Json;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>
/// An inventory that answers from recordings: the same run as over AWS itself, so that parts merge by being computed together. A table that the recorded run did
/// not ask about is not described; the figures then say themselves where a size is missing. Safe for several threads.
/// </summary>
public sealed class RecordedInventory : IBackupInventory
{
    private readonly Func<Scope, CancellationToken, Task<RecordedPart>> _open;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentDictionary<Scope, IReadOnlyList<TableAnswers>> _answers = new();

    /// <summary>An inventory over many recordings, each read when its account and Region is asked for, and let go at once.</summary>
    /// <param name="open">Opens what was recorded of one account and Region, or says why it cannot.</param>
    /// <param name="parallelism">How many are open at once.</param>
    public RecordedInventory(Func<Scope, CancellationToken, Task<RecordedPart>> open, int parallelism = 8) => (_open, _places) = (open, new SemaphoreSlim(parallelism));

    /// <summary>An inventory over one recording of any number of accounts and Regions; it may be read again and again.</summary>
    public RecordedInventory(Recorded recorded)
        : this((_, _) => Task.FromResult(new RecordedPart(recorded)))
    {
    }

    /// <inheritdoc/>
    public async Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var part = await _open(scope, cancellationToken).ConfigureAwait(false);
            if (part.Recorded is not { } recorded)
            {
                return Unread(scope, part.Code, part.Message);
            }
            if (recorded.Of(scope) is not { } read)
            {
                return Unread(scope, "NotRecorded", $"{scope.AccountId} in {scope.Region} is not in the recording. Record it, or leave it out.");
            }
            read.PourInto(points);
            _answers[scope] = read.Answers;
            return read.Inventory;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var asked = tableNames.ToHashSet(StringComparer.Ordinal);
        var answers = _answers.GetValueOrDefault(scope) ?? [];
        var described = new Dictionary<string, TableDescription>(StringComparer.Ordinal);
        foreach (var (name, description) in answers.SelectMany(answer => answer.Descriptions ?? new Dictionary<string, TableDescription>()).Where(each => asked.Contains(each.Key)))
        {
            described[name] = description;
        }
        return Task.FromResult(new TableDescriptions(
            described,
            answers.SelectMany(answer => answer.Vanished ?? []).Where(asked.Contains).ToHashSet(StringComparer.Ordinal),
            // A gap about one table is of no concern where nobody asks for that table; one about the whole account is.
            [.. answers.SelectMany(answer => answer.Gaps ?? []).Where(gap => !gap.What.StartsWith("table/", StringComparison.Ordinal) || asked.Contains(gap.What["table/".Length..]))]));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var asked = tableNames.ToHashSet(StringComparer.Ordinal);
        var states = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (name, on) in (_answers.GetValueOrDefault(scope) ?? []).SelectMany(answer => answer.PointInTimeRecovery ?? new Dictionary<string, bool>()).Where(each => asked.Contains(each.Key)))
        {
            states[name] = on;
        }
        return Task.FromResult<IReadOnlyDictionary<string, bool>>(states);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken)
    {
        var asked = planIds.ToHashSet(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<BackupPlan>>(
            [.. (_answers.GetValueOrDefault(scope) ?? []).SelectMany(answer => answer.DeletedPlans ?? []).Where(plan => asked.Contains(plan.Id)).DistinctBy(plan => plan.Id)]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(
        Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken)
    {
        // Jobs of other tables than those asked about would make the tables look as if they had none.
        var answer = (_answers.GetValueOrDefault(scope) ?? []).FirstOrDefault(answer => answer.BackupJobs is not null
            && (answer.JobTables is null || (tableArns is not null && tableArns.All(table => answer.JobTables.Contains(table)))));
        return Task.FromResult<IReadOnlyList<BackupJob>?>(answer?.BackupJobs is { } jobs
            ? [.. jobs.Where(job => job.CreatedAt >= createdAfter && (tableArns is null || tableArns.Contains(job.TableArn)))]
            : null);
    }

    private static ScopeInventory Unread(Scope scope, string code, string message) => new()
    {
        Scope = scope,
        Partition = scope.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : scope.Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : "aws",
        PlansListed = false,
        VaultsListed = false,
        TablesListed = false,
        Gaps = [new Gap(scope.AccountId, scope.Region, "region", code, message)],
    };
}

/// <summary>What was recorded of an account and Region, or why there is nothing.</summary>
public sealed record RecordedPart
{
    /// <summary>There is a recording.</summary>
    public RecordedPart(Recorded recorded) => Recorded = recorded;

    /// <summary>There is none: a gap.</summary>
    /// <param name="code">The gap's code.</param>
    /// <param name="message">One line: what is missing, and what to do about it.</param>
    public RecordedPart(string code, string message) => (Code, Message) = (code, message);

    /// <summary>The recording; null where there is none.</summary>
    public Recorded? Recorded { get; }

    /// <summary>The gap's code; empty where there is a recording.</summary>
    public string Code { get; } = "";

    /// <summary>The gap's message; empty where there is a recording.</summary>
    public string Message { get; } = "";

    /// <summary>Reads a recording; one that cannot be read is a gap.</summary>
    /// <param name="stream">What was recorded.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<RecordedPart> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return new RecordedPart(await Recorded.ReadAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return new RecordedPart("RecordingDamaged", $"What was recorded cannot be read ({new string([.. exception.Message.ReplaceLineEndings(" ").Where(character => !char.IsControl(character))])}). Record again.");
        }
    }
}
