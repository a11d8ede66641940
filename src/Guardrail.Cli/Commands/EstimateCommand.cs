using System.CommandLine;
using Guardrail.Changes;
using Guardrail.Cli.Arguments;
using Guardrail.Cli.Output;
using Guardrail.Inventory;
using Guardrail.Pricing;
using Guardrail.Projection;
using Guardrail.Scheduling;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail estimate</c>: what a plan will cost, before anybody deploys it. Needs no AWS account.</summary>
internal static class EstimateCommand
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var size = new Option<string>("--table-size") { Description = "The table's size, such as 500GB (GB is 2^30 bytes).", HelpName = "SIZE", Required = true };
        var schedule = new Option<string[]>("--schedule") { Description = "AWS's cron expression; without it AWS's default, daily at 05:00. Given again, another rule of the plan.", HelpName = "CRON" };
        var timezone = new Option<string[]>("--timezone") { Description = "The IANA time zone of the schedule; the default is UTC.", HelpName = "ZONE" };
        var delete = new Option<string[]>("--delete-after-days") { Description = "Days each backup is kept; 'never', or left out, for ever.", HelpName = "DAYS" };
        var cold = new Option<string[]>("--cold-after-days") { Description = "Days until a backup moves to cold storage, where it stays 90 days at least; 'never' for a rule without.", HelpName = "DAYS" };
        var copy = new Option<string[]>("--copy-to") { Description = "Copy every backup to this vault; =DAYS keeps the copy so long. May be given again.", HelpName = "VAULT_ARN" };
        var plan = new Option<string?>("--plan") { Description = "Take the rules from this file: AWS's own backup plan JSON.", HelpName = "FILE" };
        var region = new Option<string?>("--region") { Description = $"The Region; the default is AWS_REGION, else {DefaultRegion}.", HelpName = "REGION" };
        var growth = new Option<string?>("--growth") { Description = "Growth of the table, such as 2%/month.", HelpName = "PERCENT" };
        var start = new Option<string?>("--start") { Description = "When the plan starts; the default is the first of the next month that has 30 days.", HelpName = "INSTANT" };
        var policy = new Option<string?>("--policy") { Description = "Apply a policy's prices and discount.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(ReportFormat.Table, ReportFormat.Json, ReportFormat.Markdown);
        var command = new Command("estimate", "Say what a backup plan will cost on a table, before it is deployed.")
        {
            size, schedule, timezone, delete, cold, copy, plan, region, growth, start, policy, format,
        };
        command.SetAction(parsed =>
        {
            var copies = (parsed.GetValue(copy) ?? []).Select(CopyArgument.Read).ToList();
            var (schedules, deletes, colds, zones) = (parsed.GetValue(schedule) ?? [], parsed.GetValue(delete) ?? [], parsed.GetValue(cold) ?? [], parsed.GetValue(timezone) ?? []);
            if (parsed.GetValue(plan) is not null && schedules.Length + deletes.Length + colds.Length + zones.Length > 0)
                throw new CliException("--plan holds the rules; leave out --schedule, --timezone, --delete-after-days and --cold-after-days.");
            var request = new EstimateRequest
            {
                TableSizeBytes = SizeArgument.TryParse(parsed.GetRequiredValue(size), out var bytes, out var sizeError) ? bytes : throw new CliException($"--table-size: {sizeError}"),
                Region = parsed.GetValue(region) ?? RegionOf(console),
                Start = StartOf(parsed.GetValue(start), console),
                GrowthPerMonth = GrowthOf(parsed.GetValue(growth)),
                Rules = parsed.GetValue(plan) is { } file
                    ? [.. WhatIfCommand.Plan(file).Rules.Select(rule => copies.Count > 0 ? rule with { Copies = [.. rule.Copies, .. copies] } : rule)]
                    : Rules(schedules, zones, deletes, colds, copies),
            };
            var policyPath = parsed.GetValue(policy);
            return Print(request, PolicyFile.Book(policyPath).With(PolicyFile.Read(policyPath).Prices), parsed.GetRequiredValue(format), console);
        });
        return command;
    }

    private static int Print(EstimateRequest request, PriceBook prices, string format, CliConsole console)
    {
        if (prices.RatesIn(request.Region) is null)
            throw new CliException($"the price book does not know the Region '{request.Region}'. 'guardrail prices' lists those it knows; a policy can give others.");
        try
        {
            var estimate = Estimate.Of(request, prices);
            // A copy to an account of others is in no figure, and an unread vault has no history: neither is missing from an estimate.
            if (estimate.Gaps.FirstOrDefault(gap => gap.Code is "PriceUnknown" or "ScheduleUnreadable") is { } gap)
                throw new CliException(gap.Message);
            console.Out.Write(format switch
            {
                ReportFormat.Json => EstimateJson.Write(EstimateReport.Of(request, estimate, prices)) + "\n",
                ReportFormat.Markdown => EstimateMarkdown.Of(request, EstimateReport.Of(request, estimate, prices), prices),
                _ => EstimateText.Of(request, estimate, prices),
            });
            return ExitCode.Fine;
        }
        catch (ScheduleFormatException malformed)
        {
            throw new CliException($"--schedule: {malformed.Message}");
        }
    }

    /// <summary>One rule for each schedule: the n-th value of every option is the n-th rule's.</summary>
    private static IReadOnlyList<BackupRule> Rules(string[] schedules, string[] zones, string[] deletes, string[] colds, IReadOnlyList<CopyAction> copies)
    {
        var count = Math.Max(1, schedules.Length);
        foreach (var (values, name) in new[] { (deletes, "--delete-after-days"), (colds, "--cold-after-days"), (zones, "--timezone") })
        {
            if (values.Length > count || (values.Length > 1 && values.Length != count))
                throw new CliException($"{name} is given {values.Length} times for {count} rule{(count == 1 ? "" : "s")}; give one for all, or one for each --schedule ('never' where there is none).");
        }
        return
        [
            .. Enumerable.Range(0, count).Select(place => new BackupRule
            {
                Id = $"rule-{place + 1}",
                Name = count == 1 ? "rule" : $"rule {place + 1}",
                TargetVaultName = "Default",
                ScheduleExpression = schedules.Length > 0 ? schedules[place] : null,
                ScheduleTimeZone = Of(zones, place),
                Lifecycle = LifecycleOf(DaysArgument.Read(Of(deletes, place), "--delete-after-days"), DaysArgument.Read(Of(colds, place), "--cold-after-days")),
                Copies = copies,
            }),
        ];
    }

    private static string? Of(string[] values, int place) => values.Length switch { 0 => null, 1 => values[0], _ => values[place] };

    private static Lifecycle LifecycleOf(long? deleteAfter, long? coldAfter)
    {
        var lifecycle = new Lifecycle(coldAfter == RuleChange.Never ? null : coldAfter, deleteAfter == RuleChange.Never ? null : deleteAfter);
        if (lifecycle is { RetentionDays: { } delete, ColdAfterDays: { } cold } && delete < cold + 90)
            throw new CliException($"--delete-after-days: a backup that goes cold after {cold} days must be kept {cold + 90} days at least (90 in cold storage); AWS refuses {delete}.");
        return lifecycle;
    }

    private static string RegionOf(CliConsole console) =>
        console.Variable("AWS_REGION") is { Length: > 0 } region ? region : console.Variable("AWS_DEFAULT_REGION") is { Length: > 0 } other ? other : DefaultRegion;

    private static decimal GrowthOf(string? text)
    {
        if (text is null)
            return 0;
        return GrowthArgument.TryParse(text, out var growth, out var error) ? growth : throw new CliException($"--growth: {error}");
    }

    private static DateTimeOffset StartOf(string? text, CliConsole console)
    {
        if (text is not null)
            return InstantArgument.TryParse(text, out var instant, out var error) ? instant : throw new CliException($"--start: {error}");
        // Months differ in length, and so would their prices; 30 days is what people reckon with.
        var now = console.Clock.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        while (DateTime.DaysInMonth(month.Year, month.Month) != 30)
            month = month.AddMonths(1);
        return month;
    }
}
