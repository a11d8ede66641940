using System.Diagnostics;
using CsCheck;
using Guardrail.Alerting;
using Guardrail.Findings;

namespace Guardrail.Core.Tests.Alerting;

public class CommandLinesTests
{
    [Fact]
    public void Of_LeavesAShortCommandAlone() =>
        CommandLines.Of("aws backup list-backup-vaults\n# Then think.", 78).ShouldBe(["aws backup list-backup-vaults", "# Then think."]);

    [Fact]
    public void Of_ContinuesALongCommandWithBackslashes_AnOptionTogetherWithItsValue() =>
        CommandLines.Of("aws dynamodb describe-continuous-backups --table-name 'orders of the day' --region 'us-east-1'", 50).ShouldBe(
        [
            @"aws dynamodb describe-continuous-backups \",
            @"  --table-name 'orders of the day' \",
            "  --region 'us-east-1'",
        ]);

    [Fact]
    public void Of_BreaksACommentIntoComments() =>
        CommandLines.Of("# aws backup update-backup-plan --backup-plan-id 'plan-1' --backup-plan file://plan.json", 60).ShouldBe(
        [
            @"# aws backup update-backup-plan --backup-plan-id 'plan-1' \",
            "#   --backup-plan file://plan.json",
        ]);

    [Fact]
    public void Of_WrapsACommentInWords() =>
        CommandLines.Of("# An organization's backup policy made this plan: change the policy there.", 40).ShouldBe(
            ["# An organization's backup policy made", "# this plan: change the policy there."]);

    [Fact]
    public void Of_NeverBreaksWithinAWord()
    {
        var name = new string('x', 255);

        CommandLines.Of($"aws dynamodb describe-table --table-name '{name}' --region eu-west-1", 78).ShouldContain(line => line.Contains(name));
    }

    [Fact]
    public void Of_KeepsTheWordsOfTheCommand_AsAShellReadsThem()
    {
        if (!File.Exists("/bin/sh"))
            Assert.Skip("There is no POSIX shell at /bin/sh.");
        var word = Gen.OneOf(Gen.Const("it's"), Gen.Const("a b"), Gen.Const("$HOME `id` \\ \"x\""), Gen.String[Gen.Char["abc' \"\\$|>#-"], 1, 90]);
        word.List[0, 12].Sample(
            words =>
            {
                var quoted = words.Select(Shell.Quoted).OfType<string>().ToList();
                var command = $"aws {string.Join(' ', quoted)}";
                var lines = CommandLines.Of(command, 40).ToList();

                Arguments(string.Join('\n', lines)).ShouldBe(Arguments(command));
                // A comment becomes the same command once its signs are taken away.
                var bare = CommandLines.Of("# " + command, 40).Select(line => line[2..]);
                Arguments(string.Join('\n', bare)).ShouldBe(Arguments(command));
            },
            iter: 25, threads: 1);
    }

    private static string Arguments(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "aws() { for word in \"$@\"; do printf '<%s>' \"$word\"; done; }\n" + script]) { RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0, script);
        return output;
    }
}
