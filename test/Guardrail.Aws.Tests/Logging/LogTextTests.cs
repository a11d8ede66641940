using Guardrail.Aws.Logging;

namespace Guardrail.Aws.Tests.Logging;

public class LogTextTests
{
    [Theory]
    [InlineData("two\r\nlines\tand a tab", "two lines and a tab")]
    [InlineData("\u001b[31mred\u202e", "[31mred")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE is unknown", "key AKIA… is unknown")]
    [InlineData("temporary ASIAIOSFODNN7EXAMPLE", "temporary ASIA…")]
    [InlineData("host:x X-Amz-Security-Token:IQoJb3JpZ2luX2VjE== end", "host:x X-Amz-Security-Token:… end")]
    [InlineData(null, "")]
    public void Of_IsOneLine_WithoutKeysAndTokens(string? text, string line) => LogText.Of(text).ShouldBe(line);

    [Fact]
    public void Of_CutsWhatIsLong() => LogText.Of(new string('x', 2_000)).Length.ShouldBe(501);
}
