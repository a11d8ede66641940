using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class SelectionOperations
{
    public static Answer ListSelections(Turn turn)
    {
        var plan = PlanOperations.Find(turn);

        // A plan can only be deleted once its selections are.
        var all = plan.ExistsAt(turn.AsOf) ? plan.Selections : [];
        var (selections, next) = turn.BackupPage(all, s => s.CreatedAt <= turn.AsOf, plan.Id);
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteString("NextToken", next);
            json.WriteStartArray("BackupSelectionsList");
            foreach (var selection in selections)
            {
                json.WriteStartObject();
                json.WriteString("SelectionId", selection.Id);
                json.WriteString("SelectionName", selection.File.Name);
                json.WriteString("BackupPlanId", plan.Id);
                json.Instant("CreationDate", selection.CreatedAt);
                json.WriteString("IamRoleArn", selection.RoleArn);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    public static Answer GetSelection(Turn turn)
    {
        var plan = PlanOperations.Find(turn);
        var id = turn.Request.Labels[1];
        var selection = plan.Selections.FirstOrDefault(s => s.Id == id && s.CreatedAt <= turn.AsOf && plan.ExistsAt(turn.AsOf))
            ?? throw AwsException.NotFound($"Cannot find Backup selection with ID {id}.");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteStartObject("BackupSelection");
            json.WriteString("SelectionName", selection.File.Name);
            json.WriteString("IamRoleArn", selection.RoleArn);
            Lists(json, selection);
            json.WriteEndObject();
            json.WriteString("SelectionId", selection.Id);
            json.WriteString("BackupPlanId", plan.Id);
            json.Instant("CreationDate", selection.CreatedAt);
        });
    }

    private static void Lists(Utf8JsonWriter json, Selection selection)
    {
        if (selection.ImpliedResources.Any())
        {
            json.WriteStartArray("Resources");
            foreach (var arn in selection.ImpliedResources) json.WriteStringValue(arn);
            json.WriteEndArray();
        }
        Written("Resources", selection.File.Resources);
        Written("ListOfTags", selection.File.ListOfTags);
        Written("NotResources", selection.File.NotResources);
        Written("Conditions", selection.File.Conditions);

        void Written(string name, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Undefined) return;
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
