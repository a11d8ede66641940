using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Template;

/// <summary>What a template makes, a line or two a resource: short enough to be read when it changes.</summary>
internal static class TemplateSummary
{
    // What says the same everywhere or is long; other tests look into it.
    private static readonly string[] LeftOut = ["Tags", "Code", "PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "DashboardBody", "Environment", "AlarmDescription", "Description", "AlarmActions", "PolicyName"];

    public static string Of(JsonObject template)
    {
        var lines = new List<string>();
        foreach (var group in template["Resources"]!.AsObject().Select(resource => (Id: StackTemplate.Named(resource.Key), Resource: resource.Value!)).GroupBy(resource => (string)resource.Resource["Type"]!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            lines.Add(group.Key);
            foreach (var (id, resource) in group.OrderBy(resource => resource.Id, StringComparer.Ordinal))
            {
                var kept = resource["DeletionPolicy"] is { } policy ? $" [{policy}]" : "";
                var properties = (resource["Properties"]?.AsObject() ?? []).Where(property => !LeftOut.Contains(property.Key)).OrderBy(property => property.Key, StringComparer.Ordinal);
                lines.Add($"  {id}{kept}");
                foreach (var (name, value) in properties)
                    lines.Add($"    {name}: {Short(value)}");
                foreach (var statement in resource["Properties"]?["PolicyDocument"]?["Statement"]?.AsArray() ?? [])
                    lines.Add($"    {statement!["Effect"]} {string.Join(", ", statement["Action"].Texts())} on {Short(statement["Resource"])}");
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Short(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(", ", list.Select(Short))}]",
        JsonObject { Count: 1 } reference when reference["Ref"] is { } name => $"<{StackTemplate.Named((string)name!)}>",
        JsonObject { Count: 1 } attribute when attribute["Fn::GetAtt"] is { } name => $"<{StackTemplate.Named((string)name[0]!)}.{name[1]}>",
        JsonObject { Count: 1 } join when join["Fn::Join"] is { } parts && (string)parts[0]! == "" => string.Concat(parts[1]!.AsArray().Select(Short)),
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{member.Key}: {Short(member.Value)}"))} }}",
        _ => node.ToString(),
    };
}
