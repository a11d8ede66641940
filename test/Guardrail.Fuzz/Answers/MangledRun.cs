using System.Globalization;
using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Running;
using Guardrail.Fuzz.Parsers;
using Guardrail.LocalAws;
using Guardrail.Rendering;

namespace Guardrail.Fuzz.Answers;

/// <summary>Whole runs through the real clients, with AWS's answers changed on the way. An input is the number of a run.</summary>
public sealed class MangledRun : IAsyncDisposable
{
    private readonly LocalAwsServer _aws;
    private readonly MangledAnswers _answers;
    private long _changed;

    private MangledRun(LocalAwsServer aws) => (_aws, _answers) = (aws, new MangledAnswers(aws.Endpoint));

    /// <summary>How many answers were changed so far.</summary>
    public long Changed => Interlocked.Read(ref _changed);

    /// <summary>Starts the endpoint and what stands before it.</summary>
    public static async Task<MangledRun> StartAsync() => new(await LocalAwsServer.StartAsync(Scenario.Parse(Files.Estate)).ConfigureAwait(false));

    /// <summary>What reads AWS's answers: the clients, the mapping, the figures, and what prints them.</summary>
    public Parser Parser => new("AWS answers", ["1"], [], RunAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _answers.DisposeAsync().ConfigureAwait(false);
        await _aws.DisposeAsync().ConfigureAwait(false);
    }

    internal static RunSettings Settings(Uri endpoint) => new()
    {
        Access = new AwsAccess { Endpoint = endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = ["us-east-1"] },
        Clock = new StandingClock(),
        Read = new AwsReadOptions { Paces = new CallPaces(10_000), RetryDelay = TimeSpan.FromMilliseconds(1), AttemptTimeout = TimeSpan.FromSeconds(5), MaxAttempts = 1 },
    };

    private async Task<bool> RunAsync(string number)
    {
        var seed = number.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
        _answers.Begin(seed, oneIn: 1 + (Math.Abs(seed % 12)));
        try
        {
            var run = await GuardrailRun.ExecuteAsync(Settings(_answers.Endpoint), CancellationToken.None).ConfigureAwait(false);
            _ = ReportText.Write(ReportJson.Read(ReportJson.Write(run.Report)));
            foreach (var gap in run.Report.Gaps)
                Fuzz.Parser.OneLine(gap.Message);
            return true;
        }
        catch (AwsAccessException refusal)
        {
            return Fuzz.Parser.OneLine(refusal.Message);
        }
        catch (Exception exception)
        {
            throw new MangledException(string.Create(CultureInfo.InvariantCulture, $"run {seed}: {exception.Message}\n      {string.Join("\n      ", _answers.Changed)}"), exception);
        }
        finally
        {
            Interlocked.Add(ref _changed, _answers.Changed.Count);
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>A run threw what it must not, with the answers that were changed.</summary>
public sealed class MangledException(string message, Exception innerException) : Exception(message, innerException);
