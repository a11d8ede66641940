namespace Guardrail.Aws.Reading.Remembered;

/// <summary>What is remembered for one reading, and what it adds. Safe for several threads.</summary>
internal sealed class PlanKeeping
{
    /// <summary>DynamoDB writes 25 items at once (documented).</summary>
    private const int AtOnce = 25;

    private readonly Lock _lock = new();
    private readonly Reader _reader;
    private readonly IPlanMemory? _memory;
    private List<RememberedPart> _fresh = [];

    private PlanKeeping(Reader reader, RememberedPlans known) => (_reader, _memory, Known) = (reader, reader.Options.Plans, known);

    /// <summary>What earlier runs read.</summary>
    public RememberedPlans Known { get; }

    /// <summary>Whether the next run goes on where this one stops.</summary>
    public bool GoesOn => _memory is not null;

    /// <summary>Recalls what is known of the reader's account and Region.</summary>
    public static async Task<PlanKeeping> BeginAsync(Reader reader) => new(
        reader, reader.Options.Plans is { } memory ? await memory.RecallAsync(reader.Scope, reader.Cancelled).ConfigureAwait(false) : RememberedPlans.None);

    /// <summary>Keeps something that was read, together with others.</summary>
    public Task AddAsync(RememberedPart part)
    {
        List<RememberedPart> full;
        lock (_lock)
        {
            _fresh.Add(part);
            if (_fresh.Count < AtOnce)
                return Task.CompletedTask;
            (full, _fresh) = (_fresh, []);
        }
        return KeepAsync(full);
    }

    /// <summary>Keeps what is left.</summary>
    public Task EndAsync()
    {
        List<RememberedPart> rest;
        lock (_lock)
            (rest, _fresh) = (_fresh, []);
        return KeepAsync(rest);
    }

    private Task KeepAsync(List<RememberedPart> parts) => _memory is null || parts.Count == 0 ? Task.CompletedTask : _memory.KeepAsync(_reader.Scope, parts, _reader.Cancelled);
}
