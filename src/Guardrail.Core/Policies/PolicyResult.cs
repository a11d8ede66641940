using System.Diagnostics.CodeAnalysis;

namespace Guardrail.Policies;

/// <summary>A policy as read, or everything that is wrong with it.</summary>
/// <param name="Policy">The policy; null where there are errors.</param>
/// <param name="Errors">Every error, section by section; empty where there is a policy.</param>
public sealed record PolicyResult(Policy? Policy, IReadOnlyList<PolicyError> Errors)
{
    /// <summary>Whether the policy can be used.</summary>
    [MemberNotNullWhen(true, nameof(Policy))]
    public bool IsValid => Policy is not null;
}

/// <summary>One thing that is wrong with a policy.</summary>
/// <param name="Path">Where, such as <c>$.budgets[0].warning</c>. Names from the file are data and not yet escaped.</param>
/// <param name="Message">What is wrong, and what is allowed there.</param>
public sealed record PolicyError(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
