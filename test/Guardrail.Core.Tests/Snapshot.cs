namespace Guardrail.Core.Tests;

/// <summary>Compares a text with a checked file beside the tests.</summary>
internal static class Snapshot
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        // Source paths are mapped in deterministic builds, so the folder is found from where the tests run.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guardrail.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Guardrail.sln.");
    });

    /// <summary>The folder that holds the solution.</summary>
    public static string Root => Folder.Value;

    /// <summary>Fails where the text differs from <c>NAME.verified.EXTENSION</c>, and leaves what came as <c>NAME.received.EXTENSION</c> to compare and to rename.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="name">A path below the test project, such as <c>Rendering/ReportText.Estate</c>.</param>
    /// <param name="extension">The extension without its dot.</param>
    public static void Matches(string actual, string name, string extension = "txt")
    {
        var verified = Path.Combine(Root, "test", "Guardrail.Core.Tests", $"{name}.verified.{extension}");
        var received = Path.Combine(Root, "test", "Guardrail.Core.Tests", $"{name}.received.{extension}");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        expected.ShouldNotBeNull($"There is no {name}.verified.{extension}; what came is in {name}.received.{extension}.");
        actual.ShouldBe(expected, $"What came is in {name}.received.{extension}; if it is right, it replaces the verified file.");
    }
}
