using Guardrail.Coverage;
using Guardrail.Inventory;
using static Guardrail.Tests.Coverage.Selections;

namespace Guardrail.Tests.Coverage;

/// <summary>Each way a selection can decide, in words.</summary>
public sealed class BecauseTests
{
    private const string Doubtful = "arn:aws:dynamodb:*:*:table/*ders";

    [Fact]
    public void Because_NamesWhatTakesTheTableIn()
    {
        Because(Of([Orders])).ShouldBe($"selection 's' takes it in by {Orders}");
        Because(Of(tags: ["a=b"])).ShouldBe("selection 's' takes it in by the tag a=b");
        Because(Of()).ShouldBe("selection 's' takes in every resource, for it names neither ARNs nor tags");
        Because(Of([Orders], equal: ["aws:ResourceTag/a=b"])).ShouldBe($"selection 's' takes it in by {Orders}, and all its conditions hold");
        Because(Of([Doubtful])).ShouldBe(
            $"selection 's' takes it in by {Doubtful}; AWS Backup may ignore this pattern, for its * is inside the table's name");
        Because(Of(["*"]), optIn: ServiceOptIn.NotRead).ShouldBe(
            "selection 's' takes it in by *; whether DynamoDB is opted in could not be read and is taken as yes");
        Because(Of(["*"]), optIn: ServiceOptIn.ManagementAccount).ShouldBe(
            "selection 's' takes it in by *; whether DynamoDB is opted in is the organization's management account's to say and is taken as yes");
    }

    [Fact]
    public void Because_NamesWhatLeavesTheTableOut()
    {
        Because(Of(["*"], not: [Orders])).ShouldBe($"selection 's' leaves it out by {Orders}");
        Because(Of(["arn:aws:s3:::*"])).ShouldBe("selection 's' names neither it nor a tag of it");
        Because(Of([Orders], like: ["aws:ResourceTag/a=c*"])).ShouldBe(
            $"selection 's' takes it in by {Orders}, but its condition StringLike aws:ResourceTag/a=c* does not hold");
        Because(Of(["*"]), optIn: ServiceOptIn.OptedOut).ShouldBe(
            "selection 's' takes it in by *, but DynamoDB is not opted in to AWS Backup in this Region");
        Because(Of(tags: ["a=b"], tagOperator: "FOO"), optIn: ServiceOptIn.OptedOut).ShouldBe(
            "selection 's' may take it in by FOO a=b, but DynamoDB is not opted in to AWS Backup in this Region");
    }

    [Fact]
    public void Because_NamesWhatIsUnknown()
    {
        Because(Of(tags: ["a=b"]), tags: null).ShouldBe("selection 's' may take it in by StringEquals a=b: the table's tags could not be read");
        Because(Of([Orders], notEqual: ["aws:ResourceTag/a=b"]), tags: null).ShouldBe(
            $"selection 's' takes it in by {Orders}, and whether its condition StringNotEquals aws:ResourceTag/a=b holds is unknown: the table's tags could not be read");
        Because(Of(tags: ["a=b"], tagOperator: "FOO")).ShouldBe("selection 's' may take it in by FOO a=b: this operator is not known");
    }

    private static string Because(BackupSelection selection, string? tags = "a=b", ServiceOptIn optIn = ServiceOptIn.OptedIn) =>
        SelectionMatcher.Match(selection, Orders, Tags(tags), optIn).Because;
}
