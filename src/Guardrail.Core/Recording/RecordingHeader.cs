using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>What a recording begins with.</summary>
/// <param name="SchemaVersion">The version of the format; this code reads <see cref="Version"/> alone.</param>
/// <param name="AsOf">The clock reading of the run that was recorded.</param>
/// <param name="Tool">What recorded it.</param>
public sealed record RecordingHeader(int SchemaVersion, DateTimeOffset AsOf, ToolRow Tool)
{
    /// <summary>The version written and read.</summary>
    public const int Version = 1;

    /// <summary>The accounts and Regions in the order they were asked for; null where it is the order of the recording.</summary>
    public IReadOnlyList<Scope>? Scopes { get; init; }

    /// <summary>Whether asOf was off the real clock when it was recorded.</summary>
    public bool Hypothetical { get; init; }

    /// <summary>Whether names, ids and tags are pseudonyms.</summary>
    public bool Pseudonymised { get; init; }
}
