using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

namespace Guardrail.AwsPackages.Tests.Api;

/// <summary>Writes public and protected API as text, one line per type and per declared member, in the words of C#.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A type's own line: kind, full name, base type and interfaces that it adds, constraints.</summary>
    public static string Header(Type type)
    {
        IEnumerable<Type> bases = type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum && !type.IsValueType ? [parent] : [];
        var added = bases.Concat(AddedInterfaces(type)).Select(each => Name(each, type)).ToList();
        return $"{Warnings(type)}{Kind(type)} {FullName(type)}{(added.Count == 0 ? "" : " : " + string.Join(", ", added))}{Constraints(type)}";
    }

    /// <summary>The lines of a type's own visible members.</summary>
    public static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared).Select(member => (member, Line: Member(member))).Where(each => each.Line.Length > 0)
            .Select(each => Warnings(each.member) + each.Line);

    public static string FullName(Type type) => $"{type.Namespace}.{Name(type, type)}";

    private static string Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } ctor when Visible(ctor) => $"{Access(ctor)}ctor({Parameters(ctor)})",
        MethodInfo { Name: "op_Implicit" } conversion =>
            $"static implicit operator {Name(conversion.ReturnType, member.DeclaringType!)}({Parameters(conversion)})",
        MethodInfo { IsSpecialName: false } method when Visible(method) =>
            $"{Access(method)}{Modifier(method)}{Name(method.ReturnType, member.DeclaringType!)} {method.Name}{TypeParameters(method)}({Parameters(method)})",
        PropertyInfo property when property.GetAccessors(true).Where(Visible).ToList() is [var first, ..] accessors =>
            $"{Access(first)}{Modifier(first)}{Name(property.PropertyType, member.DeclaringType!)} {property.Name} "
            + $"{{ {string.Join(" ", accessors.Select(Accessor).Order(StringComparer.Ordinal))} }}",
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"{(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
            + $"{Name(field.FieldType, member.DeclaringType!)} {field.Name}",
        EventInfo change when Visible(change.AddMethod!) => $"event {Name(change.EventHandlerType!, member.DeclaringType!)} {change.Name}",
        Type { IsNestedPublic: true } nested => $"nested {nested.Name}",
        _ => "",
    };

    private static string Warnings(MemberInfo member) => string.Concat(
        new[] { typeof(ObsoleteAttribute), typeof(RequiresPreviewFeaturesAttribute), typeof(RequiresUnreferencedCodeAttribute) }
            .Where(attribute => member.IsDefined(attribute, false))
            .Select(attribute => $"[{attribute.Name.Replace("Attribute", "", StringComparison.Ordinal)}] "));

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<Type> AddedInterfaces(Type type)
    {
        if (type.IsEnum)
            return [];
        var all = type.GetInterfaces();
        var inherited = all.SelectMany(each => each.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        return all.Where(each => each.IsPublic && (!inherited.Contains(each) || (type.IsInterface && each == typeof(IDisposable))))
            .OrderBy(each => each.Name, StringComparer.Ordinal);
    }

    private static string Constraints(Type type) => string.Concat(type.GetGenericArguments()
        .SelectMany(parameter => parameter.GetGenericParameterConstraints().Select(each => $" where {parameter.Name} : {Name(each, type)}")));

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Accessor(MethodInfo accessor) => accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get;"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => method.IsAbstract ? "" : "default ",
        _ when method.GetBaseDefinition() != method => "override ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(each => each.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.ParameterType.IsByRef ? "ref " : "")}"
        + $"{Name(parameter.ParameterType, method.DeclaringType!)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type, Type seenFrom)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!, seenFrom);
        if (type.IsArray)
            return Name(type.GetElementType()!, seenFrom) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value, seenFrom) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        var name = Keyword(type) ?? type.Name.Split('`')[0];
        if (type.IsGenericType)
            name += $"<{string.Join(", ", type.GetGenericArguments().Select(each => Name(each, seenFrom)))}>";
        return type == seenFrom || IsNear(type.Namespace!, seenFrom.Namespace!) ? name : $"{type.Namespace}.{name}";
    }

    private static string? Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Int32 when !type.IsEnum => "int",
        TypeCode.Int64 => "long",
        TypeCode.String => "string",
        _ when type == typeof(void) => "void",
        _ when type == typeof(object) => "object",
        _ => null,
    };

    /// <summary>Namespaces that go without saying; any other is written, so that a type of the same name elsewhere is not mistaken for it.</summary>
    private static bool IsNear(string name, string seenFrom) => name is "System" or "Amazon"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Amazon.Runtime", StringComparison.Ordinal)
        || string.Join('.', name.Split('.').Take(2)) == string.Join('.', seenFrom.Split('.').Take(2));
}
