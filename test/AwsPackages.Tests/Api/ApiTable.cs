using System.Reflection;

namespace Guardrail.AwsPackages.Tests.Api;

/// <summary>A type of the table: its own line and its members' lines.</summary>
internal sealed record ApiType(string Header, IReadOnlySet<string> Members);

/// <summary>Reads tables of types and members (OfficialApi.txt, LeftOut.txt), by full type name.</summary>
internal static class ApiTable
{
    public static IReadOnlyDictionary<string, ApiType> Official { get; } = Read("OfficialApi.txt");

    /// <summary>Members that compat/ lacks on purpose.</summary>
    public static IReadOnlyDictionary<string, ApiType> LeftOut { get; } = Read("LeftOut.txt");

    public static IReadOnlyDictionary<string, ApiType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>(StringComparer.Ordinal);
        HashSet<string> members = [];
        foreach (var line in lines.Select(each => each.TrimEnd()).Where(each => each.Length > 0 && each[0] != '#'))
        {
            if (line[0] == ' ')
            {
                if (!members.Add(line.Trim()))
                    throw new InvalidDataException($"The line '{line}' stands twice.");
                continue;
            }

            members = new HashSet<string>(StringComparer.Ordinal);
            types.Add(NameIn(line), new ApiType(line, members));
        }

        return types;
    }

    /// <summary>The full type name in a header: the word before " : " or " where ", or the last one.</summary>
    private static string NameIn(string header) => header.Split(" : ")[0].Split(" where ")[0].Split(' ')[^1];

    private static IReadOnlyDictionary<string, ApiType> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n'));
    }
}
