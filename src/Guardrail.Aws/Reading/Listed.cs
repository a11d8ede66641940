using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading;

/// <summary>
/// The list of an answer. AWS writes empty lists as <c>[]</c> (seen in every answer of these operations), so an answer without its list comes from something else,
/// and taking it for an empty one would make vaults, tables or plans vanish without a word.
/// </summary>
internal static class Listed
{
    /// <summary>The list itself; may be empty.</summary>
    /// <param name="operation">Whose answer it is.</param>
    /// <param name="list">The list; null where it is absent or null in the answer.</param>
    /// <param name="member">Its name on the wire.</param>
    /// <exception cref="AwsCallException">There is no list.</exception>
    public static List<T> Of<T>(AwsOperation operation, List<T>? list, string member) =>
        list ?? throw new AwsCallException(operation, new AwsFailure(FailureKind.InvalidAnswer, "InvalidAnswer", $"the answer has no {member}"));
}
