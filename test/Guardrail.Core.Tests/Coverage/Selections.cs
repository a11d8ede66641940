using Guardrail.Inventory;

namespace Guardrail.Tests.Coverage;

/// <summary>Short ways to write selections, tables and plans.</summary>
internal static class Selections
{
    public const string Orders = "arn:aws:dynamodb:us-east-1:111122223333:table/Orders";

    public static Scope Here { get; } = new("111122223333", "us-east-1");

    /// <summary>A selection; tags and conditions are written <c>key=value</c>.</summary>
    public static BackupSelection Of(
        string[]? resources = null, string[]? not = null, string[]? tags = null,
        string[]? equal = null, string[]? notEqual = null, string[]? like = null, string[]? notLike = null,
        string? tagOperator = "STRINGEQUALS", string name = "s") => new()
        {
            Id = "id-" + name,
            Name = name,
            Resources = resources ?? [],
            NotResources = not ?? [],
            ListOfTags = [.. (tags ?? []).Select(tag => Condition(tag) with { Operator = tagOperator })],
            StringEquals = Conditions(equal),
            StringNotEquals = Conditions(notEqual),
            StringLike = Conditions(like),
            StringNotLike = Conditions(notLike),
        };

    /// <summary>Tags written <c>key=value;key=value</c>; null for those that could not be read.</summary>
    public static Dictionary<string, string>? Tags(string? tags) =>
        tags?.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Condition).ToDictionary(tag => tag.Key, tag => tag.Value);

    public static DynamoTable Table(string arn = Orders, string? tags = "") =>
        new() { Scope = Here, Name = arn[(arn.IndexOf('/') + 1)..], Arn = arn, Tags = Tags(tags) };

    public static BackupPlan Plan(string id, params BackupSelection[] selections) =>
        new() { Scope = Here, Id = id, Name = id, Selections = selections };

    private static TagCondition[] Conditions(string[]? conditions) => [.. (conditions ?? []).Select(Condition)];

    private static TagCondition Condition(string text) => new(text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
}
