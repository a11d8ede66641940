using System.Text;
using Guardrail.Auditing;

namespace Guardrail.Lambda;

/// <summary>Keeps an answer below what Lambda returns.</summary>
internal static class AnswerSize
{
    /// <summary>The largest answer, in bytes: Lambda's 6 MB (documented) less a margin for the envelope.</summary>
    public const int MostBytes = 6_000_000;

    private const int MostRows = 1000;

    /// <summary>The report itself if it fits; else totals, findings and gaps, and a word about what was left out.</summary>
    public static AuditReport Fit(AuditReport report)
    {
        if (Fits(report))
            return report;
        var shorter = report with { Tables = [], Plans = [], Omitted = "tables, plans: the answer would exceed Lambda's 6 MB; ask for fewer Regions or tables." };
        return Fits(shorter)
            ? shorter
            : shorter with
            {
                Findings = [.. shorter.Findings.Take(MostRows)],
                Gaps = [.. shorter.Gaps.Take(MostRows)],
                Omitted = $"tables, plans, and findings and gaps after the first {MostRows} of each: the answer would exceed Lambda's 6 MB; ask for fewer Regions or tables.",
            };
    }

    private static bool Fits(AuditReport report) => Encoding.UTF8.GetByteCount(ReportJson.Write(report)) <= MostBytes;
}
