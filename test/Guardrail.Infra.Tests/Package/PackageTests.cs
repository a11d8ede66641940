using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Package;

public sealed class PackageTests
{
    [Fact]
    public void Package_HoldsWhatTheRuntimeNeeds_AndLittleElse()
    {
        var files = Directory.GetFiles(PublishedFunction.ForLambda.Folder).Select(file => Path.GetFileName(file)!).ToList();

        files.ShouldContain("Guardrail.Lambda.dll");
        files.ShouldContain("Guardrail.Lambda.deps.json");
        files.ShouldContain("Guardrail.Lambda.runtimeconfig.json");
        files.ShouldNotContain(file => file.EndsWith(".pdb", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal) || file.StartsWith("FunctionHost", StringComparison.Ordinal));
        var zip = PublishedFunction.ZipBytes(PublishedFunction.ForLambda);
        TestContext.Current.TestOutputHelper?.WriteLine($"zip {zip / 1048576.0:0.00} MB, {files.Count} files");
        // Lambda takes 50 MB; what is larger than this starts slowly.
        zip.ShouldBeLessThan(12 * 1024 * 1024);
    }

    [Fact]
    public void Package_SaysWhetherItCanBeDeployed() =>
        File.Exists(Path.Combine(PublishedFunction.ForLambda.Folder, FunctionCode.NotDeployableFile)).ShouldBe(PublishedFunction.Compatible);

    [Fact]
    public void Package_KnowsNothingOfWhereAndAtWhichCommitItWasBuilt()
    {
        // What makes the same source give other bytes: paths, and the commit that the SDK likes to append to versions.
        var traces = new List<string> { Repository.Root.TrimEnd('/') + "/" };
        if (Commit() is { } commit)
            traces.Add(commit);
        foreach (var file in Directory.GetFiles(PublishedFunction.ForLambda.Folder, "*.*"))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var trace in traces)
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)).ShouldBe(-1, $"{Path.GetFileName(file)} holds {trace}");
                bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(trace)).ShouldBe(-1, $"{Path.GetFileName(file)} holds {trace}");
            }
        }
    }

    /// <summary>The real proof of the above, for a quarter of a minute more: a copy of the repository in another folder, at another commit.</summary>
    [Fact]
    public void Package_HasTheSameBytes_FromAnotherFolderAndCommit()
    {
        Assert.SkipUnless(System.Environment.GetEnvironmentVariable("GUARDRAIL_LONG_TESTS") == "1", "Set GUARDRAIL_LONG_TESTS=1 to publish the function a second time, from a copy of the repository.");
        var copy = Path.Combine(Directory.CreateTempSubdirectory("guardrail-copy").FullName, "another place");
        Copy(Repository.Root, copy);
        foreach (var arguments in new[] { "init -q", "add .", "-c user.name=a -c user.email=a@example.com commit -q -m x" })
            Git(copy, arguments.Split(' ')).ShouldNotBeNull();

        var again = FunctionPackage.Publish(copy, null, PublishedFunction.Compatible);

        Hashes(again.Folder).ShouldBe(Hashes(PublishedFunction.ForLambda.Folder));
        AssetHash(again).ShouldBe(AssetHash(PublishedFunction.ForLambda));
    }

    [Fact]
    public void Policy_IsShippedWithTheFunction()
    {
        // Copied beside what was published already; publishing itself needs no second time.
        var policy = Path.Combine(Directory.CreateTempSubdirectory("guardrail-policy").FullName, "limits.json");
        File.WriteAllText(policy, """{ "reminderDays": 3 }""");
        var folder = Directory.CreateTempSubdirectory("guardrail-package").FullName;

        FunctionPackage.Finish(folder, policy, compatible: true);

        File.ReadAllText(Path.Combine(folder, "policy.json")).ShouldBe("""{ "reminderDays": 3 }""");
        File.Exists(Path.Combine(folder, FunctionCode.NotDeployableFile)).ShouldBeTrue();
    }

    [Fact]
    public void PriceBook_IsShippedAtTheSamePathFromThePolicy()
    {
        var home = Directory.CreateTempSubdirectory("guardrail-policy").FullName;
        File.WriteAllText(Path.Combine(home, "limits.json"), """{ "prices": { "book": "prices/book.json" } }""");
        Directory.CreateDirectory(Path.Combine(home, "prices"));
        File.WriteAllText(Path.Combine(home, "prices", "book.json"), "the book");
        var folder = Directory.CreateTempSubdirectory("guardrail-package").FullName;

        FunctionPackage.Finish(folder, Path.Combine(home, "limits.json"), compatible: false);

        File.ReadAllText(Path.Combine(folder, "prices", "book.json")).ShouldBe("the book");
        Should.Throw<InvalidSettingsException>(() => FunctionPackage.Finish(folder, Path.Combine(home, "limits.json"), compatible: false)).Message.ShouldContain("Rename it");
    }

    [Fact]
    public void Publishing_FailsWithOneClearMessage_WhereAwsPackagesAreMissing()
    {
        Assert.SkipUnless(PublishedFunction.Compatible, "The feed has AWS's own packages.");

        Should.Throw<InvalidSettingsException>(() => FunctionPackage.Publish(Repository.Root, null, compatible: false, "linux-x64"))
            .Message.ShouldContain("no official AWS packages");
    }

    private static string AssetHash(FunctionCode code)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(SynthesizedStacks.Synthesize(new StackSettings(), code), "Guardrail.assets.json")))!;
        return assets["files"]!.AsObject().Select(file => file.Key).First(key => !((string)assets["files"]![key]!["source"]!["path"]!).EndsWith(".json", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Hashes(string folder) =>
        Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private static string? Commit() => Git(Repository.Root, "rev-parse", "HEAD")?.Trim();

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git here: then there is no commit to find either.
            return null;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not (".git" or "bin" or "obj" or "artifacts" or "node_modules" or "cdk.out" or "TestResults")))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        // The choice of AWS packages is remembered there.
        if (Path.GetFileName(from) == "AwsPackages" && File.Exists(Path.Combine(from, "obj", "aws-packages.txt")))
        {
            Directory.CreateDirectory(Path.Combine(to, "obj"));
            File.Copy(Path.Combine(from, "obj", "aws-packages.txt"), Path.Combine(to, "obj", "aws-packages.txt"));
        }
    }
}
