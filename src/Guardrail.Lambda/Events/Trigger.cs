using Guardrail.Lambda.Organization;

namespace Guardrail.Lambda.Events;

/// <summary>Why the function runs, and what it is asked to read.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>The daily schedule: everything the function is set up to read, and tell.</summary>
    public sealed record Schedule : Trigger;

    /// <summary>Plans, selections or Region settings changed: read those places, and tell.</summary>
    /// <param name="Places">Account and Region of each change, each once; never empty.</param>
    public sealed record Change(IReadOnlyList<ChangedPlace> Places) : Trigger
    {
        /// <summary>The single messages, in their order.</summary>
        public IReadOnlyList<ChangeMessage> Messages { get; init; } = [];

        /// <summary>SQS's ids of messages that are no events; SQS is told to keep them apart.</summary>
        public IReadOnlyList<string> Unreadable { get; init; } = [];
    }

    /// <summary>Every shard of an organization's run is done: put the parts together, and tell.</summary>
    /// <param name="Request">Which parts.</param>
    public sealed record Summary(SummaryRequest Request) : Trigger;

    /// <summary>Someone asked.</summary>
    /// <param name="Request">What for.</param>
    public sealed record Manual(AuditRequestPayload Request) : Trigger;
}

/// <summary>Where something changed.</summary>
/// <param name="AccountId">The account; empty where the event does not say.</param>
/// <param name="Region">The Region.</param>
public sealed record ChangedPlace(string AccountId, string Region);

/// <summary>One event of a change.</summary>
/// <param name="Id">SQS's id of the message it came in; null where it came bare, or SQS gave none.</param>
/// <param name="Place">Where something changed.</param>
/// <param name="At">When; null where the event does not say.</param>
public sealed record ChangeMessage(string? Id, ChangedPlace Place, DateTimeOffset? At);

/// <summary>The payload of a manual invocation. Everything may be left out.</summary>
public sealed record AuditRequestPayload
{
    /// <summary>Regions to read; empty means those the function is set up for.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Table name patterns; empty means every table.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>An instant in place of the clock; null for the clock. More than 15 minutes off it, nothing is published.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether to publish what is found. The default is true.</summary>
    public bool Notify { get; init; } = true;

    /// <summary><c>json</c> (the default) or <c>markdown</c>.</summary>
    public string Format { get; init; } = "json";

    /// <summary>For a shard: the account that must be read; null for whichever the credentials belong to.</summary>
    public string? AccountId { get; init; }

    /// <summary>For a shard: the role to read with; null for the function's own.</summary>
    public string? RoleArn { get; init; }

    /// <summary>For a shard: the external id the role asks for; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>For a shard: the run it is part of; null for a run of its own.</summary>
    public string? Run { get; init; }

    /// <summary>Whether the payload named one Region as a shard does, not a list.</summary>
    public bool OneRegion { get; init; }
}
