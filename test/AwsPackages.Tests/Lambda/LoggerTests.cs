using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;

namespace Guardrail.AwsPackages.Tests.Lambda;

public class LoggerTests
{
    private static readonly string NewLine = Environment.NewLine;

    [Fact]
    public void TestLogger_ListsArguments_WithoutPuttingThemIn()
    {
        var logger = new TestLambdaLogger();
        ILambdaLogger log = logger;

        log.Log("raw");
        log.LogLine(" line");
        log.LogInformation("plain");
        log.LogWarning("{Tables} tables in {Region}", 3, "eu-west-1");
        log.Log(LogLevel.Critical, "bad");

        logger.Buffer.ToString().ShouldBe(string.Join(
            NewLine, "raw line", "Information: plain", "Warning: {Tables} tables in {Region}", "\t3", "\teu-west-1", "", "Critical: bad", ""));
    }

    [Fact]
    public void TestLogger_WritesTheException_WhenGiven()
    {
        var logger = new TestLambdaLogger();

        ((ILambdaLogger)logger).LogError(new InvalidOperationException("boom"), "failed");

        logger.Buffer.ToString().ShouldBe($"Error: failed{NewLine}System.InvalidOperationException: boom{NewLine}{NewLine}");
    }

    [Fact]
    public void Logger_NeedsOnlyTwoMethods_WhenNothingTakesArguments()
    {
        var lines = new Lines();
        ILambdaLogger log = lines;

        log.LogTrace("a");
        log.Log(LogLevel.Error, "b");
        log.Log("Custom", "c");

        lines.Seen.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void TestContext_IsEmptyButForItsLogger_WhenNew()
    {
        ILambdaContext context = new TestLambdaContext();

        context.Logger.ShouldBeOfType<TestLambdaLogger>();
        context.RemainingTime.ShouldBe(TimeSpan.Zero);
        context.AwsRequestId.ShouldBeNull();
        context.Serializer.ShouldBeNull();
        new TestClientContext().Custom.ShouldBeEmpty();
        new TestClientContext().Environment.ShouldBeEmpty();
    }

    [Fact]
    public void Context_AnswersWithNothing_WhereMembersCameLater()
    {
        ILambdaContext context = new OldContext();

        context.TraceId.ShouldBeEmpty();
        context.TenantId.ShouldBeEmpty();
        context.Serializer.ShouldBeNull();
    }

    private sealed class Lines : ILambdaLogger
    {
        public List<string> Seen { get; } = [];

        public void Log(string message) => Seen.Add(message);

        public void LogLine(string message) => Seen.Add(message);
    }

    private sealed class OldContext : ILambdaContext
    {
        public string AwsRequestId => "";

        public IClientContext ClientContext => new TestClientContext();

        public string FunctionName => "";

        public string FunctionVersion => "";

        public ICognitoIdentity Identity => new TestCognitoIdentity();

        public string InvokedFunctionArn => "";

        public ILambdaLogger Logger => new TestLambdaLogger();

        public string LogGroupName => "";

        public string LogStreamName => "";

        public int MemoryLimitInMB => 0;

        public TimeSpan RemainingTime => TimeSpan.Zero;
    }
}
