using System.Text.Json;

namespace Guardrail.Lambda.Events;

/// <summary>Reads the payload of a manual invocation or a shard.</summary>
internal static class PayloadParser
{
    private static readonly string[] Known = ["regions", "tables", "asOf", "notify", "format", "accountId", "region", "roleArn", "externalId", "run"];

    public static Trigger.Manual Parse(JsonElement payload, JsonElement audit)
    {
        if (payload.EnumerateObject().Any(member => member.Name != "audit"))
            throw new InvalidEventException($"Beside 'audit' nothing else may stand (there is {EventParser.Members(payload)}).");
        var members = new PayloadMembers("audit", audit, Known);
        var region = members.Text("region");
        var regions = members.Texts("regions");
        if (region is not null && regions.Length > 0)
            throw new InvalidEventException("'audit.region' and 'audit.regions' exclude each other.");
        var format = members.Text("format") ?? "json";
        if (format is not ("json" or "markdown"))
            throw new InvalidEventException($"'audit.format' is '{EventParser.Shorten(format)}'; it may be json or markdown.");
        var asked = new AuditRequestPayload
        {
            Regions = region is null ? regions : [region],
            Tables = members.Texts("tables"),
            AsOf = members.Instant("asOf"),
            Notify = members.Flag("notify") ?? true,
            Format = format,
            AccountId = members.Text("accountId"),
            RoleArn = members.Text("roleArn"),
            ExternalId = members.Text("externalId"),
            Run = members.Text("run") is { } run ? SummaryParser.RunName(run, "audit.run") : null,
            OneRegion = region is not null,
        };
        if (asked.Run is not null && (asked.AccountId is null || !asked.OneRegion || asked.Tables.Count > 0))
            throw new InvalidEventException("With 'audit.run' the payload is a shard: it needs 'audit.accountId' and 'audit.region', and takes no 'audit.tables'.");
        return new Trigger.Manual(asked);
    }
}
