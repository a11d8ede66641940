using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guardrail.Auditing;

namespace Guardrail.Core.Tests.Auditing;

/// <summary>The schema names what the records have, no less and no more, and says null where they do. That real reports are valid by it, ajv says elsewhere.</summary>
public class ReportSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ReportSchema.Text()).RootElement;

    public static TheoryData<string> Records => [.. Reachable(typeof(AuditReport), []).Select(record => record.Name)];

    [Theory]
    [MemberData(nameof(Records))]
    public void Schema_HasTheMembersOfTheRecord(string record)
    {
        var type = Reachable(typeof(AuditReport), []).Single(type => type.Name == record);
        var place = PlaceOf(type);
        var members = Members(type);

        place.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
            .ShouldBe(members.Select(Name).Order(StringComparer.Ordinal), $"Auditing/report.schema.json must name the members of {record}.");
        place.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal)
            .ShouldBe(members.Select(Name).Where(name => name is not ("budgets" or "mutedFindings" or "omitted")).Order(StringComparer.Ordinal));
        foreach (var member in members)
            MayBeNull(place.GetProperty("properties").GetProperty(Name(member))).ShouldBe(IsNullable(member), $"{record}.{member.Name}");
    }

    [Fact]
    public void Schema_HasNoPlaceThatIsNoRecord() =>
        Schema.GetProperty("$defs").EnumerateObject().Select(place => place.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Reachable(typeof(AuditReport), []).Where(type => type != typeof(AuditReport)).Select(type => Camel(type.Name)).Order(StringComparer.Ordinal));

    [Fact]
    public void Schema_IsClosed_ExceptWhereOthersBuildOnIt()
    {
        Schema.GetProperty("unevaluatedProperties").GetBoolean().ShouldBeFalse();
        Schema.GetProperty("$defs").EnumerateObject().Where(place => !place.Value.TryGetProperty("unevaluatedProperties", out _)).Select(place => place.Name)
            .ShouldBe(["costFigures", "cost"], ignoreOrder: true);
    }

    private static JsonElement PlaceOf(Type type) => type == typeof(AuditReport) ? Schema : Schema.GetProperty("$defs").GetProperty(Camel(type.Name));

    private static bool MayBeNull(JsonElement member) =>
        member.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(name => name.GetString() == "null");

    private static bool IsNullable(PropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable);

    private static List<PropertyInfo> Members(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.SetMethod is not null && !member.IsDefined(typeof(CompilerGeneratedAttribute)))];

    private static string Name(PropertyInfo member) => Camel(member.Name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The records below a type, through lists and base records.</summary>
    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        if (!IsRecord(type) || !seen.Add(type))
            return seen;
        if (type.BaseType is { } parent)
            Reachable(parent, seen);
        foreach (var member in Members(type))
        {
            var inner = member.PropertyType.IsGenericType ? member.PropertyType.GetGenericArguments()[^1] : member.PropertyType;
            Reachable(inner, seen);
        }
        return seen;
    }

    private static bool IsRecord(Type type) => type.IsClass && type.Namespace is "Guardrail.Auditing" or "Guardrail.Inventory";
}
