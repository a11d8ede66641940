using System.Reflection;

namespace FunctionHost;

/// <summary>The runtime's own ILambdaContext and ILambdaLogger, for whichever assembly the function has these interfaces from.</summary>
public class RuntimeContext : DispatchProxy
{
    private static readonly DateTime Deadline = DateTime.UtcNow.AddMinutes(15);

    /// <summary>An implementation of the interface.</summary>
    public static object For(Type interfaceType) => Create(interfaceType, typeof(RuntimeContext));

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        switch (targetMethod.Name)
        {
            case "get_RemainingTime":
                return Deadline - DateTime.UtcNow;
            case "get_InvokedFunctionArn":
                return "arn:aws:lambda:us-east-1:111122223333:function:guardrail";
            case "get_FunctionName":
                return "guardrail";
            case "get_FunctionVersion":
                return "$LATEST";
            case "get_AwsRequestId":
                return "11111111-2222-3333-4444-555555555555";
            case "get_MemoryLimitInMB":
                return 1024;
            case "get_Logger":
                return For(targetMethod.ReturnType);
            case var log when log.StartsWith("Log", StringComparison.Ordinal):
                Console.Error.WriteLine(string.Join(' ', (args ?? []).OfType<string>()));
                return null;
            default:
                return targetMethod.ReturnType.IsValueType && targetMethod.ReturnType != typeof(void) ? Activator.CreateInstance(targetMethod.ReturnType) : null;
        }
    }
}
