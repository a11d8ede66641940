namespace Guardrail.Policies;

/// <summary>The published JSON Schema of policy files.</summary>
public static class PolicySchema
{
    private const string ResourceName = "policy.schema.json";

    /// <summary>The schema's text. It accepts whatever <see cref="PolicyReader"/> accepts; the reader also refuses what a schema cannot say (README).</summary>
    public static string Text()
    {
        using var stream = typeof(PolicySchema).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly was built without {ResourceName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
