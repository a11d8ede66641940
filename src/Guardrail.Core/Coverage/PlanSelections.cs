using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>
/// A plan's selections, those that name tables one by one looked up by name: twenty plans of five hundred tables each, in an account of ten thousand, are else a hundred million comparisons.
/// </summary>
internal sealed class PlanSelections
{
    private readonly IReadOnlyList<BackupSelection> _selections;
    private readonly Dictionary<string, List<int>> _byArn = new(StringComparer.Ordinal);
    private readonly List<int> _others = [];

    public PlanSelections(BackupPlan plan)
    {
        Plan = plan;
        _selections = plan.Selections;
        for (var i = 0; i < _selections.Count; i++)
        {
            if (!NamesEach(_selections[i]))
            {
                _others.Add(i);
                continue;
            }
            foreach (var arn in _selections[i].Resources.Distinct(StringComparer.Ordinal))
            {
                if (!_byArn.TryGetValue(arn, out var places))
                {
                    _byArn.Add(arn, places = []);
                }
                places.Add(i);
            }
        }
    }

    /// <summary>The plan.</summary>
    public BackupPlan Plan { get; }

    /// <summary>The selections that may take a table in, in the plan's order; those left out certainly do not.</summary>
    public IEnumerable<BackupSelection> ThatMayTakeIn(string tableArn)
    {
        var places = !_byArn.TryGetValue(tableArn, out var named) ? _others : _others.Count == 0 ? named : [.. _others.Concat(named).Order()];
        return places.Select(place => _selections[place]);
    }

    /// <summary>Whether nothing but the table's own ARN among its resources lets a table in: then conditions and exclusions can only keep it out.</summary>
    private static bool NamesEach(BackupSelection selection) =>
        selection.Resources.Count > 0 && selection.ListOfTags.Count == 0 && !selection.Resources.Any(entry => entry.Contains('*'));
}
