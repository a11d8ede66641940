using Guardrail.Inventory;

namespace Guardrail.Lambda.Organization;

/// <summary>Where the parts of an organization's report lie, under the bucket's prefix. The state machine writes the notes, so its definition has the same names.</summary>
internal static class PartKeys
{
    /// <summary>Everything of one run.</summary>
    public static string Run(string run) => $"parts/{run}/";

    /// <summary>What was read of one account and Region.</summary>
    public static string Part(string run, Scope scope) => $"{Run(run)}{scope.AccountId}/{scope.Region}.json.gz";

    /// <summary>Why there is no part: written by the state machine where the function did not finish.</summary>
    public static string Note(string run, Scope scope) => $"{Run(run)}{scope.AccountId}/{scope.Region}.failed.json";

    /// <summary>The whole report of one run.</summary>
    public static string Report(string run) => $"{Run(run)}report.json.gz";
}
