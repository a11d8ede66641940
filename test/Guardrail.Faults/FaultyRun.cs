using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Running;
using Guardrail.Faults.Remembering;
using Guardrail.LocalAws;
using Guardrail.Policies;

namespace Guardrail.Faults;

/// <summary>
/// One seed: an estate audited undisturbed, twice while things go wrong, and once more when all is well again; through the real clients, and with a memory that has its own troubles.
/// </summary>
public sealed class FaultyRun
{
    /// <summary>Longer than a claim holds, so that a run that broke off stands in nobody's way.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(11);

    private readonly int _seed;
    private readonly LocalAwsServer _aws;
    private readonly ItemTable _memory;
    private readonly IReadOnlyList<Fault> _faults;
    private readonly (string Text, Func<int, Trouble> At)? _trouble;

    private FaultyRun(int seed, LocalAwsServer aws, ItemTable memory) =>
        (_seed, _aws, _memory, _faults, _trouble) = (seed, aws, memory, RandomFaults.Of(seed), RandomTrouble.Of(seed));

    /// <summary>Runs a seed and judges it.</summary>
    /// <param name="seed">Any number; the same seed gives the same estate and the same faults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A verdict for each of the runs in which things went wrong.</returns>
    public static async Task<IReadOnlyList<Verdict>> OfAsync(int seed, CancellationToken cancellationToken)
    {
        var scenario = RandomEstate.Of(seed);
        await using var aws = await LocalAwsServer.StartAsync(scenario, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var memory = new ItemTable();
        return await new FaultyRun(seed, aws, memory).RunAsync(scenario, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Verdict>> RunAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var asOf = scenario.AsOf;
        // A run of some time ago has told and remembered what was found then.
        _aws.MoveTo(asOf - new[] { TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(8), TimeSpan.FromDays(15) }[new Random(_seed).Next(4)]);
        await RunAsync(_aws.Scenario.AsOf, remembers: true, cancellationToken).ConfigureAwait(false);
        _aws.MoveTo(asOf);

        List<Verdict> verdicts = [];
        foreach (var at in new[] { asOf, asOf + Between })
            verdicts.Add(await DisturbedAsync(scenario, at, cancellationToken).ConfigureAwait(false));

        var healed = await RunAsync(asOf + Between + Between, remembers: true, cancellationToken).ConfigureAwait(false);
        var late = Alertness.BreachesInTheEnd(healed, Remembered.Findings(_memory), _aws.Messages).ToList();
        if (late.Count > 0)
            verdicts[^1] = verdicts[^1] with { Outcome = Outcome.Wrong, Wrong = [.. verdicts[^1].Wrong, .. late] };
        return verdicts;
    }

    private async Task<Verdict> DisturbedAsync(Scenario scenario, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        var truth = await RunAsync(at, remembers: false, cancellationToken).ConfigureAwait(false);
        if (!truth.Report.Complete)
            wrong.Add($"The undisturbed run is incomplete: {string.Join("; ", truth.Report.Gaps.Select(gap => $"{gap.What} {gap.Code} {gap.Message}"))}");
        if (at == scenario.AsOf)
            wrong.AddRange(Honesty.StoredExceeds(truth.Report, TrueBill.Of(scenario, scenario.AsOf.Year, scenario.AsOf.Month)));

        var before = Remembered.Findings(_memory);
        var (messages, struck) = (_aws.Messages.Count, _aws.Faults.Struck);
        var lifts = _faults.Select(_aws.Faults.Add).ToList();
        _memory.Trouble = _trouble?.At ?? (_ => Trouble.None);
        try
        {
            var run = await RunAsync(at, remembers: true, cancellationToken, disturbed: true).ConfigureAwait(false);
            IReadOnlyList<LocalAws.PublishedMessage> arrived = [.. _aws.Messages.Skip(messages)];
            wrong.AddRange(Honesty.Breaches(run, truth.Report));
            wrong.AddRange(Alertness.Breaches(run, truth.Report.Findings.Select(finding => finding.Id).ToHashSet(), before, Remembered.Findings(_memory), arrived));
            return Verdict(run.Report.Complete ? Outcome.CompleteAndRight : Outcome.IncompleteAndHonest, run.Report.Gaps.Count);
        }
        catch (AwsAccessException nothing)
        {
            // "Nothing could be read" is an answer too, as long as it is one line that says why.
            if (nothing.Message.Contains('\n', StringComparison.Ordinal))
                wrong.Add($"The reason has more than one line: {nothing.Message}");
            return Verdict(Outcome.RefusedWithReason, 0);
        }
        finally
        {
            foreach (var lift in lifts)
                lift.Dispose();
            _memory.Trouble = _ => Trouble.None;
        }

        Verdict Verdict(Outcome outcome, int gaps) => new(
            _seed, wrong.Count > 0 ? Outcome.Wrong : outcome, _aws.Faults.Struck - struck,
            [.. _faults.Select(RandomFaults.Text), .. _trouble is { } trouble ? [trouble.Text] : Array.Empty<string>()], gaps, wrong);
    }

    private Task<RunResult> RunAsync(DateTimeOffset at, bool remembers, CancellationToken cancellationToken, bool disturbed = false) => GuardrailRun.ExecuteAsync(
        new RunSettings
        {
            Access = new AwsAccess
            {
                Endpoint = _aws.Endpoint,
                Credentials = new BasicAWSCredentials("AKIATEST", "secret"),
                Regions = RandomEstate.Regions,
                Roles = [AssumedRole.Parse($"arn:aws:iam::{RandomEstate.Home}:role/guardrail-audit"), AssumedRole.Parse($"arn:aws:iam::{RandomEstate.Other}:role/guardrail-audit")],
            },
            Clock = new FixedClock(at),
            Alerts = remembers ? new AlertOptions { TopicArn = RandomEstate.TopicArn } : null,
            Memory = remembers ? new MemorySettings { Table = "memory", Endpoint = _memory.Endpoint } : null,
            Policy = Limits,
            Read = new AwsReadOptions
            {
                Paces = new CallPaces(10_000),
                RetryDelay = TimeSpan.FromMilliseconds(1),
                // A stall is waited out only where there is one.
                AttemptTimeout = TimeSpan.FromSeconds(disturbed && _faults.Any(fault => fault.Kind == FaultKind.Delay) ? 1 : 60),
            },
        },
        cancellationToken);

    private static readonly Policy Limits = Policy.Default with
    {
        Budgets =
        [
            new Budget { Id = "all", Name = "everything", Basis = BudgetBasis.RunRate, Warning = 300, Critical = 3000 },
            new Budget { Id = "each", Name = "each table", Each = BudgetSubject.Table, Basis = BudgetBasis.StorageGb, Warning = 2000 },
            new Budget { Id = "plan", Name = "each plan", Each = BudgetSubject.Plan, Basis = BudgetBasis.SteadyState, Warning = 500 },
        ],
    };
}
