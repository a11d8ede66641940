using System.Globalization;
using System.Text.Json;
using Guardrail.Inventory;
using Guardrail.Scheduling;

namespace Guardrail.Changes;

/// <summary>Reads AWS's own backup plan JSON: what <c>create-backup-plan --backup-plan</c> takes, and what <c>get-backup-plan</c> answers.</summary>
public static class PlanFile
{
    private const long LeastColdDays = 90;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The plan in a text.</summary>
    /// <param name="json">A plan, or an answer that holds one as <c>BackupPlan</c>. Members that do not bear on cost are not looked at.</param>
    /// <exception cref="ChangeException">It is no plan, or one that AWS would not take.</exception>
    public static NewPlan Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var plan = document.RootElement;
            if (plan.ValueKind == JsonValueKind.Object && plan.TryGetProperty("BackupPlan", out var inner))
                plan = inner;
            if (plan.ValueKind != JsonValueKind.Object || !plan.TryGetProperty("Rules", out var rules) || rules.ValueKind != JsonValueKind.Array || rules.GetArrayLength() == 0)
                throw new ChangeException("it is no backup plan: it needs \"Rules\", a list with at least one rule.");
            return new NewPlan(Text(plan, "BackupPlanName") ?? "new plan", [.. rules.EnumerateArray().Select(Rule)]);
        }
        catch (JsonException broken)
        {
            throw new ChangeException(string.Create(CultureInfo.InvariantCulture, $"it is not JSON (line {broken.LineNumber + 1})."));
        }
    }

    private static BackupRule Rule(JsonElement rule, int place)
    {
        if (rule.ValueKind != JsonValueKind.Object)
            throw new ChangeException(string.Create(CultureInfo.InvariantCulture, $"rule {place + 1} is no object."));
        var name = Text(rule, "RuleName") ?? string.Create(CultureInfo.InvariantCulture, $"rule {place + 1}");
        var (schedule, zone) = (Text(rule, "ScheduleExpression", name), Text(rule, "ScheduleExpressionTimezone", name));
        if (!BackupSchedule.TryParse(schedule, zone, out _, out var error))
            throw new ChangeException($"rule '{name}': {error}");
        var lifecycle = Lifecycle(rule, name) ?? Inventory.Lifecycle.Forever;
        return new BackupRule
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{place + 1}"),
            Name = name,
            TargetVaultName = Text(rule, "TargetBackupVaultName", name) ?? "Default",
            AirGappedVaultArn = Text(rule, "TargetLogicallyAirGappedBackupVaultArn", name),
            ScheduleExpression = schedule,
            ScheduleTimeZone = zone,
            StartWindowMinutes = Whole(rule, "StartWindowMinutes", name),
            Lifecycle = lifecycle,
            Copies = Given(rule, "CopyActions", JsonValueKind.Array, "a list", name) is { } copies ? [.. copies.EnumerateArray().Select(copy => Copy(copy, name))] : [],
        };
    }

    private static CopyAction Copy(JsonElement copy, string rule) =>
        copy.ValueKind == JsonValueKind.Object && Text(copy, "DestinationBackupVaultArn") is { } arn && arn.Split(':') is ["arn", _, "backup", _, _, "backup-vault", _, ..]
            ? new CopyAction(arn, Lifecycle(copy, rule))
            : throw new ChangeException($"rule '{rule}': a copy action needs \"DestinationBackupVaultArn\", the ARN of a vault.");

    private static Lifecycle? Lifecycle(JsonElement of, string rule)
    {
        if (Given(of, "Lifecycle", JsonValueKind.Object, "an object", rule) is not { } lifecycle)
            return null;
        var read = new Lifecycle(Whole(lifecycle, "MoveToColdStorageAfterDays", rule), Whole(lifecycle, "DeleteAfterDays", rule));
        return read is { RetentionDays: { } days, ColdAfterDays: { } cold } && days < cold + LeastColdDays
            ? throw new ChangeException(string.Create(CultureInfo.InvariantCulture, $"rule '{rule}': DeleteAfterDays must be {cold + LeastColdDays} at least (90 days in cold storage), and is {days}."))
            : read;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Text(JsonElement of, string name, string rule) =>
        Given(of, name, JsonValueKind.String, "a text", rule)?.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A member of the kind it must have; null where it is not given. One of another kind would count as nothing, and the plan as too cheap.</summary>
    private static JsonElement? Given(JsonElement of, string name, JsonValueKind kind, string words, string rule)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == kind ? value : throw new ChangeException($"rule '{rule}': \"{name}\" must be {words}, and is {value.GetRawText().ReplaceLineEndings(" ")}.");
    }

    private static long? Whole(JsonElement of, string name, string rule)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is >= -1 and <= 52_560_000
            ? number
            : throw new ChangeException($"rule '{rule}': \"{name}\" must be a whole number, and is {value.GetRawText()}.");
    }
}
