using System.IO.Enumeration;

namespace Guardrail.Policies;

/// <summary>A pattern of names in which <c>*</c> stands for any run of characters and <c>?</c> for one. Case matters, as it does in AWS's names.</summary>
/// <param name="Text">The pattern as it was written. Backslashes stand for themselves.</param>
public sealed record NamePattern(string Text)
{
    /// <summary>Whether a name fits. A null name fits nothing.</summary>
    public bool Fits(string? name) =>
        name is not null
        && (name.Length == 0
            ? Text.All(character => character == '*')
            : FileSystemName.MatchesSimpleExpression(Text.Replace(@"\", @"\\", StringComparison.Ordinal), name, ignoreCase: false));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
