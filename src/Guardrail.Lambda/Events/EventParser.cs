using System.Globalization;
using System.Text.Json;

namespace Guardrail.Lambda.Events;

/// <summary>Tells the kinds of event apart. Names and shapes of AWS's events are documented; unknown members of them are ignored.</summary>
public static class EventParser
{
    private static readonly string[] CloudTrailNames =
    [
        "CreateBackupPlan", "UpdateBackupPlan", "DeleteBackupPlan", "CreateBackupSelection", "DeleteBackupSelection", "UpdateRegionSettings",
        "CreateOrganizationalBackupPlan", "UpdateOrganizationalBackupPlan", "DeleteOrganizationalBackupPlan",
    ];

    /// <summary>Reads an event.</summary>
    /// <param name="payload">The event as it came.</param>
    /// <exception cref="InvalidEventException">It is none that the function takes.</exception>
    public static Trigger Parse(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object)
            throw new InvalidEventException($"The event is {Name(payload)}, not an object.");
        if (payload.TryGetProperty("Records", out var records))
            return Batch(records);
        if (payload.TryGetProperty("audit", out var audit))
            return PayloadParser.Parse(payload, audit);
        if (payload.TryGetProperty("summarize", out var summarize))
            return SummaryParser.Parse(payload, summarize);
        if (payload.TryGetProperty("detail-type", out _))
            return EventBridge(payload);
        if (!payload.EnumerateObject().Any())
            return new Trigger.Manual(new AuditRequestPayload());
        throw new InvalidEventException($"The event has neither 'audit' nor 'summarize' nor 'detail-type' nor 'Records' (it has {Members(payload)}).");
    }

    /// <summary>A value's text; empty where it is absent or no text.</summary>
    internal static string Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The first few member names, shortened, for a message.</summary>
    internal static string Members(JsonElement element) =>
        string.Join(", ", element.EnumerateObject().Take(5).Select(member => $"'{Shorten(member.Name)}'"));

    /// <summary>A text from outside, fit for one line of a message.</summary>
    internal static string Shorten(string text)
    {
        var clean = new string([.. text.Where(character => !char.IsControl(character)).Take(60)]);
        return clean.Length < text.Length ? clean + "…" : clean;
    }

    /// <summary>What a JSON value is, in words.</summary>
    internal static string Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "empty",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        _ => "a boolean",
    };

    private static Trigger EventBridge(JsonElement payload)
    {
        var source = Text(payload, "source");
        var type = Text(payload, "detail-type");
        switch (type)
        {
            case "Scheduled Event" when source is "aws.events" or "aws.scheduler":
                return new Trigger.Schedule();
            case "Backup Plan State Change" or "Region Setting State Change" when source == "aws.backup":
                return Changed(payload);
            case "AWS API Call via CloudTrail" or "AWS Service Event via CloudTrail":
                var detail = payload.TryGetProperty("detail", out var found) ? found : default;
                var name = Text(detail, "eventName");
                if (Text(detail, "eventSource") != "backup.amazonaws.com")
                    throw new InvalidEventException($"The CloudTrail event is of '{Shorten(Text(detail, "eventSource"))}'.");
                return CloudTrailNames.Contains(name, StringComparer.Ordinal)
                    ? Changed(payload)
                    : throw new InvalidEventException($"The CloudTrail event is '{Shorten(name)}', which changes no plan, selection or setting.");
            default:
                throw new InvalidEventException($"The event is '{Shorten(type)}' of '{Shorten(source)}'.");
        }
    }

    private static Trigger.Change Changed(JsonElement payload)
    {
        var region = Text(payload, "region");
        return region.Length > 0
            ? new Trigger.Change([new ChangedPlace(Text(payload, "account"), region)])
            {
                Messages = [new ChangeMessage(null, new ChangedPlace(Text(payload, "account"), region), At(payload))],
            }
            : throw new InvalidEventException($"The event '{Shorten(Text(payload, "detail-type"))}' names no region.");
    }

    private static Trigger Batch(JsonElement records)
    {
        if (records.ValueKind != JsonValueKind.Array || records.GetArrayLength() == 0)
            throw new InvalidEventException("'Records' is no list of messages.");
        var triggers = new List<(string? Id, Trigger Trigger)>();
        var unreadable = new List<(string? Id, InvalidEventException Reason)>();
        foreach (var (index, record) in records.EnumerateArray().Index())
        {
            var id = Text(record, "messageId") is { Length: > 0 } given ? given : null;
            try
            {
                triggers.Add((id, Message(record, index)));
            }
            catch (InvalidEventException reason)
            {
                unreadable.Add((id, reason));
            }
        }

        // A message that cannot be told apart from the others fails them all, and so do messages that are all wrong.
        if (unreadable.Find(message => message.Id is null || triggers.Count == 0) is { Reason: { } wrong })
            throw wrong;
        if (triggers.Exists(one => one.Trigger is Trigger.Schedule))
            return new Trigger.Schedule();
        var changes = triggers.SelectMany(one => ((Trigger.Change)one.Trigger).Messages.Select(message => message with { Id = one.Id })).ToList();
        return new Trigger.Change([.. changes.Select(change => change.Place).Distinct()]) { Messages = changes, Unreadable = [.. unreadable.Select(message => message.Id!)] };
    }

    private static DateTimeOffset? At(JsonElement payload) =>
        DateTimeOffset.TryParse(Text(payload, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static Trigger Message(JsonElement record, int index)
    {
        if (Text(record, "eventSource") != "aws:sqs")
            throw new InvalidEventException($"Record {index} is of '{Shorten(Text(record, "eventSource"))}', not of aws:sqs.");
        JsonElement body;
        try
        {
            using var document = JsonDocument.Parse(Text(record, "body"));
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new InvalidEventException($"The body of record {index} is not JSON.");
        }

        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("detail-type", out _))
            throw new InvalidEventException($"The body of record {index} is no event.");
        return EventBridge(body);
    }
}
