using System.Globalization;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading;

namespace Guardrail.Aws.Tests.Reading;

/// <summary>A list ends, whatever its tokens say.</summary>
public class PagesTests
{
    [Theory]
    [InlineData(0, 0, 1_001)]
    [InlineData(1, 0, 1_002)]
    [InlineData(int.MaxValue, 1, 20_000)]
    public async Task ReadAsync_EndsWithAFailure_WhenTokensNeverEnd(int fullPages, int items, int pages)
    {
        var read = 0;

        var failure = await Should.ThrowAsync<AwsCallException>(() => Pages.ReadAsync(
            AwsOperations.ListTables, _ => Task.FromResult<(string?, int)>((read++.ToString(CultureInfo.InvariantCulture), read <= fullPages ? 1 : items))));

        failure.Failure.Code.ShouldBe("EndlessPages");
        read.ShouldBe(pages);
    }
}
