namespace Guardrail.Findings;

/// <summary>Units of findings' values and limits.</summary>
internal static class FindingUnit
{
    public const string UsdPerMonth = "USD/month";
    public const string Gb = "GB";
    public const string Copies = "copies";
    public const string Runs = "runs";
    public const string Gaps = "gaps";
    public const string Days = "days";
}
