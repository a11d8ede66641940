namespace Guardrail.Rendering.Html;

/// <summary>How much of a large estate a page holds.</summary>
internal static class PageLists
{
    /// <summary>How many tables, the dearest first, can be opened to their rules, months and cheaper settings; of the others the page holds the row alone.</summary>
    public const int TablesInFull = 1000;
}
