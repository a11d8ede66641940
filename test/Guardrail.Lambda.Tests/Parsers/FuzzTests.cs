using System.Globalization;
using Guardrail.Fuzz;
using Guardrail.Fuzz.Answers;
using Guardrail.Fuzz.Parsers;

namespace Guardrail.Lambda.Tests.Parsers;

/// <summary>Each parser under a few changed inputs, always the same ones. FUZZ_EXECUTIONS tries more.</summary>
public class FuzzTests
{
    public static TheoryData<string> Names => [.. AllParsers.OfTexts.Select(parser => parser.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Parser_RefusesInItsOwnWords_WhateverItReads(string name)
    {
        var parser = Of(name);

        var result = await Fuzzing.RunAsync(parser, seed: 1, Executions(parser.IsJson || name is "recording" or "command line" ? 15 : 300), TimeSpan.FromHours(1));

        result.Crashes.Select(crash => crash.ToString()).ShouldBeEmpty();
        result.Taken.ShouldBeGreaterThanOrEqualTo(parser.Examples.Count / 2);
    }

    // A changed answer can make the AWS client's own list reader run on for ever in a thread that was left behind, until memory is gone: it is asked for by name.
    [Fact]
    public async Task Run_EndsWithAReportOrAReason_WhateverAwsAnswers()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("FUZZ_EXECUTIONS") is null, "Set FUZZ_EXECUTIONS to change AWS's answers as well.");
        await using var mangled = await MangledRun.StartAsync();

        var result = await Fuzzing.RunAsync(mangled.Parser, seed: 1, Executions(6), TimeSpan.FromHours(1));

        result.Crashes.Select(crash => crash.ToString()).ShouldBeEmpty();
        mangled.Changed.ShouldBeGreaterThan(3);
    }

    /// <summary>What long runs have found.</summary>
    [Theory]
    [InlineData("policy", "// a\nnt\n{ }")]
    [InlineData("policy", "\uD83D")]
    [InlineData("report", "\uD83D")]
    [InlineData("report", "{ \"gaps\": [ null ] }")]
    [InlineData("remembered finding", "\uD83D")]
    [InlineData("role ARN", "\n")]
    [InlineData("size", "\0")]
    [InlineData("instant", "\n")]
    public async Task Parser_RefusesWhatWasFound(string name, string input) => (await Of(name).TryAsync(input)).ShouldBeFalse();

    /// <summary>A whole report with one thing wrong: refused where it is none, and printed where it is one.</summary>
    [Theory]
    [InlineData("\"findings\":[", "\"findings\":[null,", false)]
    [InlineData("\"byRule\":[", "\"byRule\":[null,", false)]
    [InlineData("\"nextMonths\":[", "\"nextMonths\":[null,", false)]
    [InlineData("\"tableName\":\"orders\"", "\"tableName\":null", false)]
    [InlineData("\"usdWithGrowth\":", "\"usdWithGrowth\":-7e27,\"x\":", true)]
    public async Task Report_IsRefusedOrPrinted_WithOneThingWrong(string there, string instead, bool printed)
    {
        var example = Of("report").Examples[0];
        var at = example.IndexOf(there, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);

        (await Of("report").TryAsync(string.Concat(example.AsSpan(0, at), instead, example.AsSpan(at + there.Length)))).ShouldBe(printed);
    }

    private static Parser Of(string name) => AllParsers.OfTexts.Single(parser => parser.Name == name);

    private static long Executions(int otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable("FUZZ_EXECUTIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
