using Guardrail.Policies;

namespace Guardrail.Core.Tests.Policies;

public class NamePatternTests
{
    [Theory]
    [InlineData("orders", "orders", true)]
    [InlineData("orders", "Orders", false)]
    [InlineData("orders", "orders-2", false)]
    [InlineData("orders*", "orders", true)]
    [InlineData("orders*", "orders-2", true)]
    [InlineData("*", "", true)]
    [InlineData("order?", "orders", true)]
    [InlineData("order?", "order", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData(@"a\*", @"a\x", true)]
    [InlineData(@"a\*", "a*", false)]
    [InlineData("*", null, false)]
    public void Fits_ComparesWholeNames(string pattern, string? name, bool fits) => new NamePattern(pattern).Fits(name).ShouldBe(fits);
}
