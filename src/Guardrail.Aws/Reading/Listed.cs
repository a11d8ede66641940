using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading;

/// <summary>
/// The list of an answer. AWS writing empty lists as <c>[]</c> is UNCONFIRMED (the API reference does not require it); an answer without its list is taken for one that comes
/// from something else, for taking it for an empty one would make vaults, tables or plans vanish without a word, and being wrong here costs a gap that says so.
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
