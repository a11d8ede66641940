using Guardrail.Findings;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Policies;

public class AcceptedGapsTests
{
    private static readonly AcceptedGap Central = new(A.Account, A.Region, new NamePattern("vault/cen*"), new NamePattern("AccessDenied*"), "not ours", new DateOnly(2026, 11, 22));

    public static TheoryData<AcceptedGap, bool> Cases => new()
    {
        { Central, true },
        { Central with { Account = null, Region = null, Code = null, Until = null }, true },
        { Central with { Account = A.OtherAccount }, false },
        { Central with { Region = "eu-west-1" }, false },
        { Central with { What = new NamePattern("vault/cen") }, false },
        { Central with { Code = new NamePattern("Throttling*") }, false },
        { Central with { Until = new DateOnly(2026, 11, 21) }, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_Accepts_WhenEverythingGivenFits(AcceptedGap accepted, bool expected)
    {
        var policy = Policy.Default with { AcceptedGaps = [accepted] };

        var gaps = AcceptedGaps.Apply([A.Gap(), A.Gap("region")], policy, A.AsOf);

        gaps.Select(gap => gap.Accepted).ShouldBe([expected, false]);
    }

    [Fact]
    public void Judgement_KeepsTheGap_AndForgivesItOnlyInTheSecondFlag_WhenThePolicyAcceptsIt()
    {
        var judged = Judgement.Of(A.Report().WithGaps(A.Gap()), Policy.Default with { AcceptedGaps = [Central] });

        judged.Gaps.ShouldHaveSingleItem().Accepted.ShouldBeTrue();
        judged.Complete.ShouldBeFalse();
        judged.CompleteExceptAccepted.ShouldBeTrue();
        judged.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Judgement_IsIncomplete_WhenOneGapOfTwoIsAccepted()
    {
        var judged = Judgement.Of(A.Report().WithGaps(A.Gap(), A.Gap("region", "UnrecognizedClientException")), Policy.Default with { AcceptedGaps = [Central] });

        judged.CompleteExceptAccepted.ShouldBeFalse();
        judged.Findings.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, false, false)]
    public void Judgement_TakesScopesIntoAccount(bool scopeComplete, bool acceptedGap, bool complete, bool exceptAccepted)
    {
        var report = A.Report() with { Scopes = [A.Scope(complete: scopeComplete)], Gaps = acceptedGap ? [A.Gap() with { Accepted = true }] : [] };

        var judged = Judgement.Of(report, Policy.Default);

        judged.Complete.ShouldBe(complete);
        judged.CompleteExceptAccepted.ShouldBe(exceptAccepted);
    }
}
