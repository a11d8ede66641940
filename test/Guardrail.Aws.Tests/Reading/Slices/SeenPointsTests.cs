using System.Globalization;
using Guardrail.Aws.Reading.Slices;

namespace Guardrail.Aws.Tests.Reading.Slices;

public class SeenPointsTests
{
    [Fact]
    public void Add_TellsEachOnce_AlsoOfManyThatDifferInOneCharacter()
    {
        var seen = new SeenPoints();
        var arns = Enumerable.Range(0, 50_000).Select(i => "arn:aws:backup:us-east-1:111122223333:recovery-point:" + i.ToString("x8", CultureInfo.InvariantCulture) + "-7bb8").ToList();

        arns.Count(seen.Add).ShouldBe(arns.Count);
        arns.Count(seen.Add).ShouldBe(0);
        seen.Count.ShouldBe(arns.Count);
        seen.Add("").ShouldBeTrue();
        seen.Add("").ShouldBeFalse();
    }
}
