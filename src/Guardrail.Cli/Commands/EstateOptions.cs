using System.CommandLine;
using Guardrail.Auditing;
using Guardrail.Aws.Running;
using Guardrail.Cli.Output;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Cli.Commands;

/// <summary>The options of commands that look at an estate: whose, under which policy, as of when, or from which file.</summary>
internal sealed class EstateOptions
{
    private readonly AccessOptions _access = new();

    /// <summary>The policy file.</summary>
    public Option<string?> Policy { get; } = new("--policy") { Description = "Limits, exceptions and prices.", HelpName = "FILE" };

    /// <summary>Another instant.</summary>
    public Option<string?> AsOf { get; } = new("--as-of") { Description = "Take this instant for now; more than 15 minutes off the clock, nothing is published.", HelpName = "INSTANT" };

    /// <summary>A file in place of AWS.</summary>
    public Option<string?> Input { get; } = new("--input") { Description = "Read this recording ('guardrail record') instead of AWS.", HelpName = "FILE" };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(Policy);
        command.Add(AsOf);
        command.Add(Input);
        _access.AddTo(command);
    }

    /// <summary>The policy that was named, or the default.</summary>
    public Policy PolicyOf(ParseResult parsed) => PolicyFile.Read(parsed.GetValue(Policy));

    /// <summary>The price book with the policy's prices.</summary>
    public PriceBook PricesOf(ParseResult parsed) => PolicyFile.Book(parsed.GetValue(Policy)).With(PolicyOf(parsed).Prices);

    /// <summary>What a run is told.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Clock and environment.</param>
    /// <param name="file">The file in place of AWS; null reads AWS.</param>
    /// <param name="progress">Is told how far the reading has come.</param>
    public RunSettings Settings(ParseResult parsed, CliConsole console, EstateFile? file, ProgressLine? progress)
    {
        var asOf = AuditCommand.Instant(parsed.GetValue(AsOf));
        return new RunSettings
        {
            Access = _access.Read(parsed),
            Policy = PolicyOf(parsed),
            Prices = PolicyFile.Book(parsed.GetValue(Policy)),
            AsOf = asOf,
            MayBeAhead = console.Variable("AWS_ENDPOINT_URL") is { Length: > 0 },
            Clock = console.Clock,
            Progress = progress,
            // At another instant than it was recorded at, a recording is a thought experiment.
            Input = file?.Input is { } input ? input with { Hypothetical = asOf is not null && asOf != input.AsOf ? true : input.Hypothetical } : null,
        };
    }

    /// <summary>The file that was named; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="takesReports">Whether a report does where a recording would.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CliException">The file cannot be used, or does not go with the other options.</exception>
    public async Task<EstateFile?> FileAsync(ParseResult parsed, bool takesReports, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Input) is not { } path)
            return null;
        if (_access.AnyGiven(parsed))
            throw new CliException("--input reads a file instead of AWS; leave out --region, --profile, --role-arn and --external-id.");
        var file = await EstateFile.ReadAsync(path, cancellationToken);
        if (file.Report is not null && !takesReports)
            throw new CliException($"--input {path} is a report; this command needs a recording ('guardrail record --output FILE').");
        if (file.Report is not null && parsed.GetValue(AsOf) is not null)
            throw new CliException("--as-of does nothing with a report, whose figures are of its own instant; it works with a recording.");
        return file;
    }

    /// <summary>The report of AWS, of a recording, or the one in a file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Clock, environment and progress.</param>
    /// <param name="adjust">Changes what the run is told.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<AuditReport> ReportAsync(ParseResult parsed, CliConsole console, Func<RunSettings, RunSettings> adjust, CancellationToken cancellationToken)
    {
        var file = await FileAsync(parsed, takesReports: true, cancellationToken);
        if (file?.Report is { } report)
            return parsed.GetValue(Policy) is null ? report : Findings.Judgement.Of(report, PolicyOf(parsed), PricesOf(parsed));
        using var progress = console.ErrorIsTerminal && file is null ? new ProgressLine(console.Error) : null;
        var result = await GuardrailRun.ExecuteAsync(adjust(Settings(parsed, console, file, progress)), cancellationToken);
        return result.Report;
    }
}
