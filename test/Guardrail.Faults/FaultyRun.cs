using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Running;
using Guardrail.LocalAws;

namespace Guardrail.Faults;

/// <summary>One seed: the estate audited undisturbed, and again while things go wrong, both through the real clients.</summary>
public static class FaultyRun
{
    /// <summary>Runs a seed and judges it.</summary>
    /// <param name="seed">Any number; the same seed gives the same estate and the same faults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verdict> OfAsync(int seed, CancellationToken cancellationToken)
    {
        var scenario = RandomEstate.Of(seed);
        var faults = RandomFaults.Of(seed);
        await using var aws = await LocalAwsServer.StartAsync(scenario, cancellationToken: cancellationToken).ConfigureAwait(false);
        var truth = await GuardrailRun.ExecuteAsync(Settings(aws, faults), cancellationToken).ConfigureAwait(false);
        List<string> wrong = [];
        if (!truth.Report.Complete)
            wrong.Add($"The undisturbed run is incomplete: {string.Join("; ", truth.Report.Gaps.Select(gap => $"{gap.What} {gap.Code} {gap.Message}"))}");
        wrong.AddRange(Honesty.StoredExceeds(truth.Report, TrueBill.Of(scenario, scenario.AsOf.Year, scenario.AsOf.Month)));

        aws.ClearMessages();
        foreach (var fault in faults)
            aws.Faults.Add(fault);
        try
        {
            var run = await GuardrailRun.ExecuteAsync(Settings(aws, faults), cancellationToken).ConfigureAwait(false);
            wrong.AddRange(Honesty.Breaches(run, truth.Report, aws.Messages));
            return Verdict(run.Report.Complete ? Outcome.CompleteAndRight : Outcome.IncompleteAndHonest, run.Report);
        }
        catch (AwsAccessException nothing)
        {
            // "Nothing could be read" is an answer too, as long as it is one line that says why.
            if (nothing.Message.Contains('\n', StringComparison.Ordinal))
                wrong.Add($"The reason has more than one line: {nothing.Message}");
            return Verdict(Outcome.RefusedWithReason, null);
        }

        Verdict Verdict(Outcome outcome, AuditReport? report) => new(
            seed, wrong.Count > 0 ? Outcome.Wrong : outcome, aws.Faults.Struck, [.. faults.Select(RandomFaults.Text)], report?.Gaps.Count ?? 0, wrong);
    }

    private static RunSettings Settings(LocalAwsServer aws, IReadOnlyList<Fault> faults) => new()
    {
        Access = new AwsAccess
        {
            Endpoint = aws.Endpoint,
            Credentials = new BasicAWSCredentials("AKIATEST", "secret"),
            Regions = RandomEstate.Regions,
            Roles = [AssumedRole.Parse($"arn:aws:iam::{RandomEstate.Home}:role/guardrail-audit"), AssumedRole.Parse($"arn:aws:iam::{RandomEstate.Other}:role/guardrail-audit")],
        },
        Clock = new FixedClock(aws.Scenario.AsOf),
        Alerts = new AlertOptions { TopicArn = RandomEstate.TopicArn },
        Read = new AwsReadOptions
        {
            Paces = new CallPaces(10_000),
            RetryDelay = TimeSpan.FromMilliseconds(1),
            // A stall is waited out only where there is one.
            AttemptTimeout = TimeSpan.FromSeconds(faults.Any(fault => fault.Kind == FaultKind.Delay) ? 1 : 20),
        },
    };
}
