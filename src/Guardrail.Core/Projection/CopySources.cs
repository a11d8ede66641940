namespace Guardrail.Projection;

/// <summary>Finds the stream whose points a stream of copies was made from: it is the one that transfers are billed to.</summary>
internal static class CopySources
{
    /// <summary>The source's stream, made anew where it has no point left; null where its account is not one of those asked for.</summary>
    public static Stream? Of(TableLedger table, Stream copy, Estate estate)
    {
        var originals = table.Streams.FindAll(stream => !stream.IsCopy && stream.PlanId == copy.PlanId && stream.Rule == copy.Rule);
        var sourceArn = SourceVaultArn(table, copy);
        var source = originals.Find(stream => stream.IsTarget && copy.IsTarget)
            ?? originals.Find(stream => stream.Vault.Arn == sourceArn)
            ?? originals.FirstOrDefault();
        if (source is null && sourceArn is not null && estate.VaultCourse(sourceArn) is { InTotals: true } vault)
        {
            source = new Stream(table.Axis, vault, isCopy: false) { PlanId = copy.PlanId, PlanName = copy.PlanName, Rule = copy.Rule };
            table.Streams.Add(source);
        }
        return source;
    }

    /// <summary>Whether the copies were sent to another Region than their source's.</summary>
    public static bool CrossesRegions(TableLedger table, Stream copy) =>
        copy.Copy?.CrossesRegions
        ?? (SourceVaultArn(table, copy) is { } arn && Estate.ScopeOf(arn).Region is { Length: > 0 } region && region != copy.Vault.Payer.Region);

    private static string? SourceVaultArn(TableLedger table, Stream copy) =>
        copy.Points.Count == 0 ? null : table.Log.SourceVaults[table.Points[copy.Points[^1]].SourceVault];
}
