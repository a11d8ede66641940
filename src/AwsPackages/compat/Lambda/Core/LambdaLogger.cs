using System.Text;

namespace Amazon.Lambda.Core;

/// <remarks>Outside AWS's runtime, which redirects AWS's own package to its log, everything is written to the console.</remarks>
public static class LambdaLogger
{
    public static void Log(string message) => Console.WriteLine(message);

    public static void Log(string level, string message, params object[] args)
    {
        var line = new StringBuilder(level).Append(": ").Append(message);
        if (args is { Length: > 0 })
            line.Append(" Arguments:");
        foreach (var arg in args ?? [])
            line.Append(" \"").Append(arg).Append('"');
        Console.WriteLine(line);
    }

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Console.WriteLine(exception);
    }

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) => Log(level.ToString(), exception, message, args);
}
