using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;

namespace Guardrail.Findings;

/// <summary>Recovery points whose table or plan no longer exists, and that are billed all the same.</summary>
internal static class OrphanFindings
{
    /// <summary>Points of a table that is known not to exist.</summary>
    public static IEnumerable<Found> Table(TableRow table, KindSetting setting)
    {
        if (table.Exists != false || table.RunRateUsd.Amount < setting.Limit)
            yield break;
        yield return Found.About(
            table, FindingKind.OrphanTable, setting, table.RunRateUsd.Amount, FindingUnit.UsdPerMonth,
            $"Table {Phrases.Quoted(table.TableName)} no longer exists, and {Phrases.Count(table.RecoveryPoints, "recovery point")} of it " +
            $"({HumanSize.Of(table.StorageBytes)}) still cost {HumanMoney.Of(table.RunRateUsd)} a month.",
            "Keep the newest if it may be needed, and delete the others; see the table's options.",
            table.RunRateUsd);
    }

    /// <summary>Points of plans that are known not to exist.</summary>
    public static IEnumerable<Found> Plans(AuditReport report, KindSetting setting) =>
        from plan in report.Plans
        let id = plan.PlanId ?? ""
        where plan.Deleted && id.Length > 0 && plan.RunRateUsd.Amount >= (setting.Limit ?? 0)
        let name = plan.PlanName ?? id
        select new Found(
            new Finding
            {
                Id = FindingId.Of(plan.AccountId, plan.Region, FindingKind.OrphanPlan, id, null),
                Kind = FindingKind.OrphanPlan,
                Severity = setting.Severity,
                Scope = name,
                AccountId = plan.AccountId,
                Region = plan.Region,
                TableArn = null,
                PlanId = id,
                Value = plan.RunRateUsd.Amount,
                Limit = setting.Limit,
                Unit = FindingUnit.UsdPerMonth,
                Message = $"Plan {Phrases.Quoted(name)} no longer exists, and {Phrases.Count(plan.RecoveryPoints, "recovery point")} it made of " +
                    $"{Phrases.Count(plan.Tables, "table")} ({HumanSize.Of(plan.StorageBytes)}) still cost {HumanMoney.Of(plan.RunRateUsd)} a month.",
                Advice = "Deleting a plan deletes none of its recovery points: they stay until their own retention ends, or until somebody deletes them.",
            },
            plan.RunRateUsd,
            [id, name]);
}
