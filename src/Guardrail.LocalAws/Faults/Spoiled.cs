using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Faults;

/// <summary>Errors and spoiled answers that faults call for.</summary>
internal static class Spoiled
{
    private static readonly string[] TokensAsked = ["nextToken", "NextToken", "PaginationToken", "ExclusiveStartTableName", "ExclusiveStartBackupArn"];
    private static readonly string[] TokensGiven = ["NextToken", "PaginationToken", "LastEvaluatedTableName", "LastEvaluatedBackupArn"];

    /// <summary>The error to answer with instead of the result; null for faults of other kinds.</summary>
    public static AwsException? ErrorOf(Fault fault, ApiRequest request, Caller caller)
    {
        var service = request.Service;
        var action = $"{service.IamPrefix}:{request.Operation}";
        return fault.Kind switch
        {
            FaultKind.Throttle => Error(service.Throttled, "Rate exceeded", service == Service.S3 ? 503 : 400),
            FaultKind.Error => Error(service.Failed, "The request processing has failed because of an unknown error, exception or failure.", service.FailedStatus),
            FaultKind.Deny when request.Operation is "ListRecoveryPointsByBackupVault" or "DescribeRecoveryPoint" =>
                Error(service.Denied, "Insufficient privileges to perform this action.", service.DeniedStatus),
            FaultKind.Deny => Error(
                service.Denied, $"User: {caller.Arn} is not authorized to perform: {action} because no identity-based policy allows the {action} action", service.DeniedStatus),
            _ => null,
        };

        AwsException Error(string code, string message, int status) => new(fault.Code ?? code, fault.Message ?? message, fault.Status ?? status);
    }

    public static Answer Spoil(Answer answer, Fault fault, ApiRequest request) => fault.Kind switch
    {
        FaultKind.Garbage => answer with { Body = "<html>\u0000 {\"this\": is not what was asked for"u8.ToArray() },
        FaultKind.Truncate => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        FaultKind.RepeatToken when Asked(request) is { } token => Changed(answer, (owner, _) =>
        {
            foreach (var name in TokensGiven)
                if (owner.ContainsKey(name) || owner.Parent is null && name == NameGiven(request)) owner[name] = token;
        }, topOnly: true),
        FaultKind.NullMembers => Changed(answer, (owner, name) =>
        {
            if (fault.Members.Contains(name)) owner[name] = null;
        }),
        FaultKind.MissingMembers => Changed(answer, (owner, name) =>
        {
            if (fault.Members.Contains(name)) owner.Remove(name);
        }),
        FaultKind.ShiftTimes => Changed(answer, (owner, name) =>
        {
            if (fault.Members.Contains(name) && owner[name] is JsonValue value && value.TryGetValue<decimal>(out var seconds))
                owner[name] = seconds + (decimal)fault.Shift.TotalSeconds;
        }),
        _ => answer,
    };

    private static string? Asked(ApiRequest request) => TokensAsked.Select(request.Text).FirstOrDefault(token => token is not null);

    private static string NameGiven(ApiRequest request) => request.Operation switch
    {
        "ListTables" => "LastEvaluatedTableName",
        "ListBackups" => "LastEvaluatedBackupArn",
        "GetResources" => "PaginationToken",
        _ => "NextToken",
    };

    private static Answer Changed(Answer answer, Action<JsonObject, string> change, bool topOnly = false)
    {
        if (answer.ContentType == "text/xml" || answer.ErrorCode is not null) return answer;
        var root = JsonNode.Parse(answer.Body.Span)!.AsObject();
        if (topOnly) change(root, "");
        else Visit(root, change);
        return answer with { Body = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(root, SpoiledJsonContext.Default.JsonNode) };
    }

    private static void Visit(JsonNode? node, Action<JsonObject, string> change)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var name in owner.Select(m => m.Key).ToList())
                {
                    Visit(owner[name], change);
                    change(owner, name);
                }
                break;
            case JsonArray list:
                foreach (var item in list) Visit(item, change);
                break;
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
internal sealed partial class SpoiledJsonContext : System.Text.Json.Serialization.JsonSerializerContext;
