using System.Text;

namespace Guardrail.Core.Metrics;

/// <summary>Values of CloudWatch dimensions (documented): 1 to 1,024 printable ASCII characters, of which one at least is no space.</summary>
internal static class DimensionValue
{
    /// <summary>Far below CloudWatch's limit, and as long as any name in DynamoDB or AWS Backup: a document stays small.</summary>
    private const int MostCharacters = 300;

    /// <summary>The text with anything but printable ASCII as a question mark, and not beginning with a colon, which is refused in names; a dash for an empty one.</summary>
    public static string Of(string text)
    {
        var value = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (value.Length == MostCharacters)
                break;
            value.Append(rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?');
        }
        if (value.Length > 0 && value[0] == ':')
            value[0] = '_';
        var trimmed = value.ToString().Trim();
        return trimmed.Length > 0 ? trimmed : "-";
    }
}
