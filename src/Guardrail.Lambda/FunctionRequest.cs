using Guardrail.Aws.Access;
using Guardrail.Inventory;
using Guardrail.Lambda.Organization;

namespace Guardrail.Lambda;

/// <summary>What an invocation asks for, whichever event it came by.</summary>
internal sealed record FunctionRequest
{
    /// <summary>Whether to publish.</summary>
    public required bool Notify { get; init; }

    /// <summary>Whether it is an error to have something to tell and no topic: nobody reads the answer of a schedule.</summary>
    public bool MustTell { get; init; }

    /// <summary>The account to read; null for the function's own.</summary>
    public string? AccountId { get; init; }

    /// <summary>The function's own account; null where the runtime does not say.</summary>
    public string? OwnAccount { get; init; }

    /// <summary>The Regions to read; empty for those of the deployment.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Where an event said that something changed; empty for any other request.</summary>
    public IReadOnlyList<Scope> Changed { get; init; } = [];

    /// <summary>Table name patterns; empty for every table.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>An instant in place of the clock; null for the clock.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The role to read with; null for the function's own.</summary>
    public AssumedRole? Role { get; init; }

    /// <summary>The run this is a part of; null for a run of its own.</summary>
    public string? PartOf { get; init; }

    /// <summary>The parts to put together; null where AWS is read.</summary>
    public SummaryRequest? Summary { get; init; }

    /// <summary><c>json</c> or <c>markdown</c>.</summary>
    public string Format { get; init; } = "json";

    /// <summary>Whether it is about everything that the deployment reads, so that its totals are the deployment's.</summary>
    public bool IsWhole => Summary is not null || (Regions.Count == 0 && Tables.Count == 0 && Role is null && AsOf is null);

    /// <summary>This request, if account and role go together.</summary>
    /// <exception cref="FunctionException">They do not.</exception>
    public FunctionRequest Checked()
    {
        var reads = Role?.AccountId ?? OwnAccount;
        return AccountId is null || reads is null || AccountId == reads
            ? this
            : throw new FunctionException($"'audit.accountId' is {AccountId}, but {(Role is null ? "the function" : "the role")} belongs to account {reads}. Give 'audit.roleArn' of a role in {AccountId}.");
    }
}
