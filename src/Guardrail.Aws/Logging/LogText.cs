using System.Text.RegularExpressions;
using Guardrail.Aws.Calls;
using Guardrail.Rendering;

namespace Guardrail.Aws.Logging;

/// <summary>Texts from outside, fit for a log: one line, no invisible characters, and nothing that opens an account.</summary>
internal static partial class LogText
{
    private const int Longest = 500;

    /// <summary>
    /// The text on one line, cut where it is long. Access key ids lose all but their first letters, and session tokens go: some of AWS's refusals quote the whole request they could not verify.
    /// </summary>
    public static string Of(string? text) =>
        OneLine.Of(HumanText.Plain(KeyId().Replace(Token().Replace(text ?? "", "$1…"), "$1…")), Longest);

    [GeneratedRegex(@"\b(A[KS]IA)[A-Z0-9]{12,}")]
    private static partial Regex KeyId();

    [GeneratedRegex(@"(x-amz-security-token\s*[:=]\s*|aws_session_token\s*[:=]\s*|aws_secret_access_key\s*[:=]\s*)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
