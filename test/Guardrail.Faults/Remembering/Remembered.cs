using System.Text.Json.Nodes;
using Guardrail.LocalAws;
using Guardrail.Memory;

namespace Guardrail.Faults.Remembering;

/// <summary>What memory holds, and what arrived, finding by finding.</summary>
internal static class Remembered
{
    /// <summary>Every remembered finding by id.</summary>
    public static IReadOnlyDictionary<string, RememberedFinding> Findings(ItemTable table) => table.Items
        .Where(item => item["pk"]!["S"]!.GetValue<string>().StartsWith("finding#", StringComparison.Ordinal))
        .Select(item => MemoryJson.ReadFinding(item["item"]!["S"]!.GetValue<string>()))
        .ToDictionary(finding => finding.Finding.Id);

    /// <summary>The ids that messages told to stand.</summary>
    public static HashSet<string> Told(IEnumerable<PublishedMessage> messages) => Ids(messages, "findings", "id");

    /// <summary>The ids that messages told to be over.</summary>
    public static HashSet<string> ToldOver(IEnumerable<PublishedMessage> messages) => Ids(messages, "over", "findingId");

    private static HashSet<string> Ids(IEnumerable<PublishedMessage> messages, string list, string member) =>
        [.. messages.SelectMany(message => JsonNode.Parse(message.BodyFor("sqs"))![list]!.AsArray()).Select(one => one![member]!.GetValue<string>())];
}
