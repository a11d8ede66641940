using Guardrail.Auditing;

namespace Guardrail.Lambda;

/// <summary>Keeps an answer below what Lambda returns.</summary>
internal static class AnswerSize
{
    /// <summary>The largest answer, in bytes: Lambda's 6 MB (documented) less a margin for the envelope.</summary>
    public const int MostBytes = 6_000_000;

    private const int MostRows = 1000;

    /// <summary>The report itself if it fits; else totals, findings and gaps, and a word about what was left out and where the whole is.</summary>
    /// <param name="report">The report.</param>
    /// <param name="store">Keeps the whole and says where; null where there is no bucket. Asked only if the report does not fit.</param>
    public static async Task<AuditReport> FitAsync(AuditReport report, Func<AuditReport, Task<string>>? store)
    {
        if (await FitsAsync(report).ConfigureAwait(false))
            return report;
        var whole = store is null ? "ask for fewer Regions or tables" : await store(report).ConfigureAwait(false);
        var shorter = report with { Tables = [], Plans = [], Omitted = $"tables, plans: the answer would exceed Lambda's 6 MB; {whole}." };
        return await FitsAsync(shorter).ConfigureAwait(false)
            ? shorter
            : shorter with
            {
                Scopes = [.. shorter.Scopes.Take(MostRows)],
                Findings = [.. shorter.Findings.Take(MostRows)],
                Gaps = [.. shorter.Gaps.Take(MostRows)],
                Omitted = $"tables, plans, and scopes, findings and gaps after the first {MostRows} of each: the answer would exceed Lambda's 6 MB; {whole}.",
            };
    }

    private static async Task<bool> FitsAsync(AuditReport report)
    {
        using var count = new ByteCount();
        await ReportJson.WriteAsync(report, count, CancellationToken.None).ConfigureAwait(false);
        return count.Length <= MostBytes;
    }
}
