using Guardrail.Coverage;
using static Guardrail.Tests.Coverage.Selections;

namespace Guardrail.Tests.Coverage;

public sealed class SelectionMatcherTests
{
    public static TheoryData<string> Facts => [.. MatchCases.All.Select(row => row.Fact)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Match_IsAsTheFactSays(string fact)
    {
        var row = MatchCases.All.Single(row => row.Fact == fact);

        var match = row.Judge();

        match.Outcome.ShouldBe(row.Expected, match.Because);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    [InlineData(1, 5)]
    [InlineData(1, 6)]
    [InlineData(1, 7)]
    public void Cases_NameEverySection(int part, int section) =>
        MatchCases.All.ShouldContain(row => row.Fact.StartsWith($"§{part}.{section} "));

    [Theory]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/Orders", false)]
    [InlineData("arn:aws:dynamodb:*:*:table/*", false)]
    [InlineData("arn:aws:dynamodb:*:*:table/Ord*", false)]
    [InlineData("arn:aws:dynamodb:*:*:table/**", false)]
    [InlineData("arn:aws:dynamodb:*", false)]
    [InlineData("*", false)]
    [InlineData("arn:aws:dynamodb:*:*:table/*ders", true)]
    [InlineData("arn:aws:dynamodb:*:*:table/O*s", true)]
    [InlineData("arn:aws:dynamodb:*:*:table/O*er*", true)]
    [InlineData("*ders", true)]
    public void Match_SaysThatAwsMayIgnoreAPattern_WhenAStarStandsInsideTheName(string pattern, bool ignored)
    {
        var taken = SelectionMatcher.Match(Of([pattern]), Orders, Tags(""), ServiceOptIn.OptedIn);
        var left = SelectionMatcher.Match(Of(["*"], not: [pattern]), Orders, Tags(""), ServiceOptIn.OptedIn);

        (taken.Outcome, taken.MayBeIgnored).ShouldBe((MatchOutcome.Match, ignored));
        (left.Outcome, left.MayBeIgnored).ShouldBe((MatchOutcome.NoMatch, ignored));
        taken.Because.Contains("may ignore this pattern").ShouldBe(ignored);
    }

    [Fact]
    public void Match_RestsOnTheSurestWayIn_WhenThereAreSeveral()
    {
        const string Doubtful = "arn:aws:dynamodb:*:*:table/*ders";

        Judge([Doubtful, "arn:aws:dynamodb:*:*:table/*"]).Entry.ShouldBe("arn:aws:dynamodb:*:*:table/*");
        Judge([Doubtful, "*"]).Entry.ShouldBe("*");
        Judge([Doubtful]).Entry.ShouldBe(Doubtful);
        SelectionMatcher.Match(Of([Doubtful, "*"]), Orders, Tags(""), ServiceOptIn.OptedOut).Entry.ShouldBe(Doubtful);
        SelectionMatcher.Match(Of([Doubtful], tags: ["a=b"]), Orders, Tags("a=b"), ServiceOptIn.OptedIn).MayBeIgnored.ShouldBeFalse();
        SelectionMatcher.Match(Of([Doubtful], tags: ["a=b"]), Orders, null, ServiceOptIn.OptedIn).Outcome.ShouldBe(MatchOutcome.Match);

        static SelectionMatch Judge(string[] resources) => SelectionMatcher.Match(Of(resources), Orders, Tags(""), ServiceOptIn.OptedIn);
    }

    [Theory]
    [InlineData(ServiceOptIn.NotRead, "*", true)]
    [InlineData(ServiceOptIn.ManagementAccount, "*", true)]
    [InlineData(ServiceOptIn.OptedIn, "*", false)]
    [InlineData(ServiceOptIn.NotRead, "arn:aws:dynamodb:*:*:table/*", false)]
    [InlineData(ServiceOptIn.NotRead, "arn:aws:s3:::*", false)]
    public void Match_SaysThatTheOptInIsTakenAsGiven_OnlyWhereItDecides(ServiceOptIn optIn, string resource, bool expected) =>
        SelectionMatcher.Match(Of([resource]), Orders, Tags(""), optIn).OptInTakenAsGiven.ShouldBe(expected);

    [Theory]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:global-table/Orders")]
    [InlineData("Orders")]
    [InlineData("")]
    public void Match_IsNone_WhenTheArnIsNoTables(string arn)
    {
        var match = SelectionMatcher.Match(Of(["*"]), arn, Tags(""), ServiceOptIn.OptedIn);

        match.Outcome.ShouldBe(MatchOutcome.NoMatch);
        match.Because.ShouldBe("selection 's' takes in tables, and this is not the ARN of one");
    }
}
