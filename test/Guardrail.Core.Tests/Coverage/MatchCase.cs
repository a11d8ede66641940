using Guardrail.Coverage;
using Guardrail.Inventory;

namespace Guardrail.Tests.Coverage;

/// <summary>One row of the table of cases.</summary>
/// <param name="Fact">The statement it stands for, with its section.</param>
/// <param name="Selection">The selection.</param>
/// <param name="Expected">What comes of it.</param>
internal sealed record MatchCase(string Fact, BackupSelection Selection, MatchOutcome Expected)
{
    public string Arn { get; init; } = Selections.Orders;

    /// <summary>The table's tags, <c>key=value;…</c>; null for those that could not be read.</summary>
    public string? Tags { get; init; } = "";

    public ServiceOptIn OptIn { get; init; } = ServiceOptIn.OptedIn;

    public SelectionMatch Judge() => SelectionMatcher.Match(Selection, Arn, Selections.Tags(Tags), OptIn);
}
