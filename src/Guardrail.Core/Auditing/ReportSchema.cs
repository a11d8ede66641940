namespace Guardrail.Auditing;

/// <summary>The published JSON Schema (2020-12) of the JSON report.</summary>
public static class ReportSchema
{
    private const string ResourceName = "report.schema.json";

    /// <summary>The schema's text. Every report this version writes is valid by it; a later version may add members, and has a schema of its own.</summary>
    public static string Text()
    {
        using var stream = typeof(ReportSchema).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly was built without {ResourceName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
