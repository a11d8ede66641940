using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guardrail.Policies;

/// <summary>Reads budgets and scopes.</summary>
internal static partial class BudgetReader
{
    private static readonly IReadOnlyList<string> Bases = Words<BudgetBasis>();
    private static readonly IReadOnlyList<string> Subjects = [.. Words<BudgetSubject>().Where(word => word != "sum")];

    /// <summary>All budgets of a list. An id that stands twice is an error: findings would be mistaken for each other.</summary>
    public static IReadOnlyList<Budget> All(PolicyNode list)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var budgets = new List<Budget>();
        foreach (var node in list.Items())
        {
            var budget = One(node);
            if (budget.Id.Length > 0 && !ids.Add(budget.Id))
                node.Wrong($"has the id '{budget.Id}' of another budget; ids must differ");
            budgets.Add(budget);
        }
        return budgets;
    }

    /// <summary>A scope.</summary>
    /// <param name="node">The place.</param>
    /// <param name="allowed">The members allowed here.</param>
    public static PolicyScope Scope(PolicyNode node, IReadOnlyList<string> allowed)
    {
        var members = node.Members(allowed);
        return new PolicyScope
        {
            Table = members.Read("table", Pattern),
            Tag = members.Read("tag", Tag),
            Plan = members.Read("plan", Pattern),
            Account = members.Read("account", Account),
            Region = members.Read("region", Region),
        };
    }

    /// <summary>A pattern of names.</summary>
    public static NamePattern? Pattern(PolicyNode node) => node.Text() is { } text ? new NamePattern(text) : null;

    /// <summary>An account id.</summary>
    public static string? Account(PolicyNode node) => node.Text(AccountForm, "an account id of 12 digits");

    /// <summary>A Region code.</summary>
    public static string? Region(PolicyNode node) => node.Text(RegionForm, RegionInWords);

    internal const string RegionInWords = "a Region code such as \"us-east-1\"";

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)+-[0-9]{1,2}\z")]
    internal static partial Regex RegionForm { get; }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountForm { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex IdForm { get; }

    private static Budget One(PolicyNode node)
    {
        var members = node.Members(["id", "name", "scope", "each", "basis", "warning", "critical"], ["id", "basis"]);
        var id = members.Read("id", place => place.Text(IdForm, "1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first")) ?? "";
        var budget = new Budget
        {
            Id = id,
            Name = members.Read("name", place => place.Text()) ?? id,
            Scope = members.Read("scope", place => Scope(place, ["table", "tag", "plan", "account", "region"])) ?? PolicyScope.Everything,
            Each = members.Read("each", place => place.OneOf(Subjects)) is { } each ? Parse<BudgetSubject>(each) : BudgetSubject.Sum,
            Basis = members.Read("basis", place => place.OneOf(Bases)) is { } basis ? Parse<BudgetBasis>(basis) : BudgetBasis.SteadyState,
            Warning = members.Read<decimal?>("warning", place => place.Number()),
            Critical = members.Read<decimal?>("critical", place => place.Number()),
        };
        if (members.LacksAll("warning", "critical"))
            node.Wrong("needs 'warning', 'critical' or both: the amounts from which on it is crossed");
        if (budget.Warning > budget.Critical)
            node.Wrong(string.Create(CultureInfo.InvariantCulture,
                $"has a warning amount ({budget.Warning}) above its critical amount ({budget.Critical}); the warning must come first"));
        return budget;
    }

    private static TagMatch? Tag(PolicyNode node)
    {
        var members = node.Members(["key", "value"], ["key"]);
        return new TagMatch(members.Read("key", place => place.Text()) ?? "", members.Read("value", Pattern));
    }

    private static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static T Parse<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
