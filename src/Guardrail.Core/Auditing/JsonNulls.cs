using System.Text.Json;

namespace Guardrail.Auditing;

/// <summary>Finds nulls that the serializer does not refuse by itself.</summary>
internal static class JsonNulls
{
    /// <summary>Whether any list, however deep, holds null.</summary>
    public static bool InLists(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || InLists(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(member => InLists(member.Value)),
        _ => false,
    };
}
