using System.Reflection;

namespace FunctionHost;

/// <summary>A function found by its handler string, with the serializer that its assembly names.</summary>
internal sealed class LoadedFunction
{
    private const string SerializerAttribute = "Amazon.Lambda.Core.LambdaSerializerAttribute";

    private readonly object _instance;
    private readonly MethodInfo _method;
    private readonly object _serializer;

    private LoadedFunction(object instance, MethodInfo method, object serializer) => (_instance, _method, _serializer) = (instance, method, serializer);

    /// <summary>Loads ASSEMBLY::NAMESPACE.CLASS::METHOD from the files that the process was started with.</summary>
    public static LoadedFunction Load(string handler)
    {
        if (handler.Split("::") is not [var assemblyName, var typeName, var methodName])
            throw new InvalidOperationException($"'{handler}' is not ASSEMBLY::NAMESPACE.CLASS::METHOD.");
        var assembly = Assembly.Load(new AssemblyName(assemblyName));
        var type = assembly.GetType(typeName, throwOnError: true)!;
        // Lambda refuses overloads too.
        var method = type.GetMethods().Single(candidate => candidate.Name == methodName);
        var attribute = method.GetCustomAttributes().Concat(assembly.GetCustomAttributes()).First(candidate => candidate.GetType().FullName == SerializerAttribute);
        var serializerType = (Type)attribute.GetType().GetProperty("SerializerType")!.GetValue(attribute)!;
        return new LoadedFunction(Make(type), method, Make(serializerType));
    }

    /// <summary>Event bytes in, answer bytes out.</summary>
    public async Task InvokeAsync(Stream payload, Stream answer)
    {
        var arguments = _method.GetParameters().Select((parameter, index) => index == 0 ? Deserialize(payload, parameter.ParameterType) : RuntimeContext.For(parameter.ParameterType)).ToArray();
        var task = (Task)_method.Invoke(_instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        var result = task.GetType().GetProperty("Result")!;
        Call("Serialize", result.PropertyType, result.GetValue(task), answer);
    }

    // An error of the constructor is told as itself.
    private static object Make(Type type) => Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private object? Deserialize(Stream payload, Type type) => Call("Deserialize", type, payload);

    private object? Call(string name, Type type, params object?[] arguments) =>
        _serializer.GetType().GetMethods().First(method => method.Name == name && method.IsGenericMethodDefinition && method.GetParameters().Length == arguments.Length)
            .MakeGenericMethod(type).Invoke(_serializer, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
