using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

public class TestLambdaLogger : ILambdaLogger
{
    public StringBuilder Buffer { get; } = new();

    public void Log(string message)
    {
        Buffer.Append(message);
        Console.Write(message);
    }

    public void LogLine(string message)
    {
        Buffer.AppendLine(message);
        Console.WriteLine(message);
    }

    public void Log(string level, string message) => LogLine($"{level}: {message}");

    public void Log(string level, string message, params object[] args) => LogLine(Lines(level, message, args).ToString());

    public void Log(string level, Exception exception, string message, params object[] args)
    {
        var lines = Lines(level, message, args);
        if (exception is not null)
            lines.AppendLine().AppendLine(exception.ToString());
        LogLine(lines.ToString());
    }

    private static StringBuilder Lines(string level, string message, object[] args)
    {
        var lines = new StringBuilder().Append(level).Append(": ").Append(message);
        if (args is { Length: > 0 })
            lines.AppendLine();
        foreach (var arg in args ?? [])
            lines.Append('\t').Append(arg).AppendLine();
        return lines;
    }
}
