using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using Guardrail.Coverage;

namespace Guardrail.Tests.Coverage;

public sealed class WildcardPatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "abc", true)]
    [InlineData("**", "abc", true)]
    [InlineData("*", " ", false)]
    [InlineData("* *", "a b", true)]
    [InlineData("* *", "a  b", false)]
    [InlineData("a*b*c", "aXbYc", true)]
    [InlineData("a*b*c", "aXbYcZ", false)]
    [InlineData("*aab", "aaab", true)]
    [InlineData("a*", "ba", false)]
    [InlineData("a?c", "abc", false)]
    [InlineData("a?c", "a?c", true)]
    [InlineData("A", "a", false)]
    public void Matches_TakesTheWholeText(string pattern, string text, bool expected) =>
        WildcardPattern.Matches(pattern, text).ShouldBe(expected);

    [Fact]
    public void Matches_IsWhatARegularExpressionSays() =>
        Gen.Select(Gen.Char["ab *"].Array[0, 9], Gen.Char["ab "].Array[0, 10]).Sample(
            (pattern, text) =>
            {
                var parts = new string(pattern).Split('*').Select(Regex.Escape);
                var regex = new Regex($@"\A{string.Join(@"\S*", parts)}\z", RegexOptions.CultureInvariant);

                WildcardPattern.Matches(new string(pattern), new string(text)).ShouldBe(regex.IsMatch(new string(text)));
            },
            iter: long.Parse(Environment.GetEnvironmentVariable("CsCheck_Iter") ?? "5000"));

    [Fact]
    public void Matches_StaysQuick_WhateverThePattern()
    {
        // A backtracking matcher would need longer than the universe for this one.
        var pattern = string.Concat(Enumerable.Repeat("a*", 60)) + "b";
        var watch = Stopwatch.StartNew();

        WildcardPattern.Matches(pattern, new string('a', 5000)).ShouldBeFalse();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
