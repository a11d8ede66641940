using Amazon.Backup.Model;
using Guardrail.Inventory;
using RecoveryPointCreator = Guardrail.Inventory.RecoveryPointCreator;

namespace Guardrail.Aws.Reading;

/// <summary>Makes recovery points of what one vault lists. What cannot be used becomes a gap; the rest goes on. For one thread.</summary>
internal sealed class RecoveryPointMapping(GapList gaps, BackupVault vault)
{
    /// <summary>More broken points than this are not named but counted.</summary>
    private const int NamedGaps = 20;

    private readonly Dictionary<string, (string Arn, bool IsTable)> _resources = new(StringComparer.Ordinal);
    private readonly Interning<string> _statuses = new();
    private readonly Interning<string> _sources = new();
    private readonly Interning<Inventory.Lifecycle> _lifecycles = new();
    private readonly Dictionary<RecoveryPointCreator, RecoveryPointCreator> _creators = [];
    private RecoveryPointCreator? _lastCreator;
    private int _unusable;
    private int _endsWithEvent;

    /// <summary>One page. An entry that is null is a point nobody can count.</summary>
    /// <param name="page">The entries.</param>
    /// <param name="takes">Whether a point with this ARN and date of creation (null where it has none) is to be taken; null takes all.</param>
    public IReadOnlyList<RecoveryPoint> Page(IReadOnlyList<RecoveryPointByBackupVault?> page, Func<string, DateTimeOffset?, bool>? takes = null)
    {
        List<RecoveryPoint> points = new(page.Count);
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i] is not { } listed)
                Unusable(null, "its entry in the list is null");
            else if (IsDynamoDb(listed) && From(listed, takes) is { } point)
                points.Add(point);
        }
        return points;
    }

    /// <summary>Ends the reading: adds a gap for broken points that were not named, and one for points that may end before their date.</summary>
    /// <returns>Whether every point could be used.</returns>
    public bool Finish()
    {
        if (_unusable > NamedGaps)
            gaps.Add($"vault/{vault.Name}", "InvalidAnswer", $"{_unusable - NamedGaps} more recovery points of vault {vault.Name} cannot be counted. Look at the points named before them.");
        if (_endsWithEvent > 0)
            gaps.Add($"vault/{vault.Name}", "DeleteAfterEvent", $"{_endsWithEvent} recovery points of vault {vault.Name} are deleted after an event, perhaps before their date. They count until their date, and those that are gone already count as nothing. Look at their copies in the console.");
        return _unusable == 0;
    }

    /// <summary>A point of another type is none of ours; an endpoint that ignores the filter sends those too. A missing type is what we asked for.</summary>
    private static bool IsDynamoDb(RecoveryPointByBackupVault listed) =>
        string.IsNullOrEmpty(listed.ResourceType) || string.Equals(listed.ResourceType, "DynamoDB", StringComparison.OrdinalIgnoreCase);

    private RecoveryPoint? From(RecoveryPointByBackupVault listed, Func<string, DateTimeOffset?, bool>? takes)
    {
        if (string.IsNullOrEmpty(listed.RecoveryPointArn))
            return Unusable(listed, "it has no ARN");
        var created = Instants.From(listed.CreationDate);
        if (takes is not null && !takes(listed.RecoveryPointArn, created))
            return null;
        if (string.IsNullOrEmpty(listed.ResourceArn))
            return Unusable(listed, "it does not say which table it is of (no ResourceArn)");
        if (created is not { } createdAt)
            return Unusable(listed, listed.CreationDate is null ? "it has no CreationDate" : $"its CreationDate {listed.CreationDate:O} cannot be");
        var resource = Resource(listed.ResourceArn);
        if (!resource.IsTable)
        {
            // The parent of a stack backup is of the stack; its children are listed themselves (documented).
            return listed.IsParent == true ? null : Unusable(listed, $"it is not of a table but of {Calls.OneLine.Of(listed.ResourceArn)}");
        }
        // AWS deletes a temporary point on its way to an air-gapped vault once it is copied, which it makes for types that it does not fully manage (documented), and so never for DynamoDB (inferred).
        _endsWithEvent += string.IsNullOrEmpty(listed.Lifecycle?.DeleteAfterEvent?.Value) ? 0 : 1;
        return new RecoveryPoint
        {
            Arn = listed.RecoveryPointArn,
            Vault = vault,
            TableArn = resource.Arn,
            CreatedAt = createdAt,
            Status = listed.Status?.Value is { } status ? _statuses.Of(status) : null,
            SizeBytes = listed.BackupSizeInBytes,
            DeleteAt = Instants.From(listed.CalculatedLifecycle?.DeleteAt),
            MoveToColdAt = Instants.From(listed.CalculatedLifecycle?.MoveToColdStorageAt),
            Lifecycle = PlanMapping.Lifecycle(listed.Lifecycle) is { } lifecycle ? _lifecycles.Of(lifecycle) : null,
            CreatedBy = Creator(listed.CreatedBy),
            SourceVaultArn = string.IsNullOrEmpty(listed.SourceBackupVaultArn) ? null : _sources.Of(listed.SourceBackupVaultArn),
            IsParent = listed.IsParent ?? false,
        };
    }

    /// <summary>A creator that says nothing is none.</summary>
    private RecoveryPointCreator? Creator(Amazon.Backup.Model.RecoveryPointCreator? creator)
    {
        if (creator is null)
            return null;
        // Runs of points have one creator: it is not made, nor looked up, for each.
        if (_lastCreator is { } last && Says(last.PlanId, creator.BackupPlanId) && Says(last.RuleId, creator.BackupRuleId) && Says(last.PlanVersion, creator.BackupPlanVersion)
            && Says(last.RuleName, creator.BackupRuleName) && Says(last.PlanName, creator.BackupPlanName))
        {
            return last;
        }
        var made = new RecoveryPointCreator(
            creator.BackupPlanId ?? "", creator.BackupPlanName ?? "", creator.BackupPlanVersion ?? "", creator.BackupRuleId ?? "", creator.BackupRuleName ?? "");
        if (made.PlanId.Length + made.PlanName.Length + made.RuleId.Length + made.RuleName.Length == 0)
            return null;
        if (!_creators.TryGetValue(made, out var known))
            _creators.Add(made, known = made);
        return _lastCreator = known;
    }

    private static bool Says(string known, string? listed) => known == (listed ?? "");

    private (string Arn, bool IsTable) Resource(string arn)
    {
        if (!_resources.TryGetValue(arn, out var known))
            _resources.Add(arn, known = (arn, Arns.IsTable(arn)));
        return known;
    }

    private RecoveryPoint? Unusable(RecoveryPointByBackupVault? listed, string reason)
    {
        _unusable++;
        if (_unusable <= NamedGaps)
        {
            var arn = string.IsNullOrEmpty(listed?.RecoveryPointArn) ? $"unnamed-in-{vault.Name}" : listed.RecoveryPointArn;
            gaps.Add($"point/{arn}", "InvalidAnswer", $"A recovery point of vault {vault.Name} cannot be counted: {reason}. Look at it in the console.");
        }
        return null;
    }
}
