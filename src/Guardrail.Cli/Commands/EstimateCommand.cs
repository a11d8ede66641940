using System.CommandLine;
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
        var schedule = new Option<string?>("--schedule") { Description = "AWS's cron expression; without it AWS's default, daily at 05:00.", HelpName = "CRON" };
        var timezone = new Option<string?>("--timezone") { Description = "The IANA time zone of the schedule; the default is UTC.", HelpName = "ZONE" };
        var delete = new Option<int?>("--delete-after-days") { Description = "Days each backup is kept; without it, for ever.", HelpName = "DAYS" };
        var cold = new Option<int?>("--cold-after-days") { Description = "Days until a backup moves to cold storage, where it stays 90 days at least.", HelpName = "DAYS" };
        var region = new Option<string?>("--region") { Description = $"The Region; the default is AWS_REGION, else {DefaultRegion}.", HelpName = "REGION" };
        var growth = new Option<string?>("--growth") { Description = "Growth of the table, such as 2%/month.", HelpName = "PERCENT" };
        var start = new Option<string?>("--start") { Description = "When the plan starts; the default is the first of the next month that has 30 days.", HelpName = "INSTANT" };
        var policy = new Option<string?>("--policy") { Description = "Apply a policy's prices and discount.", HelpName = "FILE" };
        var command = new Command("estimate", "Say what a backup plan will cost on a table, before it is deployed.") { size, schedule, timezone, delete, cold, region, growth, start, policy };
        command.SetAction(parsed =>
        {
            var lifecycle = LifecycleOf(parsed.GetValue(delete), parsed.GetValue(cold));
            var request = new EstimateRequest
            {
                TableSizeBytes = SizeArgument.TryParse(parsed.GetRequiredValue(size), out var bytes, out var sizeError) ? bytes : throw new CliException($"--table-size: {sizeError}"),
                Region = parsed.GetValue(region) ?? RegionOf(console),
                Start = StartOf(parsed.GetValue(start), console),
                GrowthPerMonth = GrowthOf(parsed.GetValue(growth)),
                Rules =
                [
                    new BackupRule
                    {
                        Id = "rule",
                        Name = "rule",
                        TargetVaultName = "Default",
                        ScheduleExpression = parsed.GetValue(schedule),
                        ScheduleTimeZone = parsed.GetValue(timezone),
                        Lifecycle = lifecycle,
                    },
                ],
            };
            var prices = PriceBook.Embedded.With(PolicyFile.Read(parsed.GetValue(policy)).Prices);
            return Print(request, prices, console);
        });
        return command;
    }

    private static int Print(EstimateRequest request, PriceBook prices, CliConsole console)
    {
        if (prices.RatesIn(request.Region) is null)
            throw new CliException($"the price book does not know the Region '{request.Region}'. 'guardrail prices' lists those it knows; a policy can give others.");
        try
        {
            var estimate = Estimate.Of(request, prices);
            if (estimate.Gaps.Count > 0)
                throw new CliException(estimate.Gaps[0].Message);
            console.Out.Write(EstimateText.Of(request, estimate, prices));
            return ExitCode.Fine;
        }
        catch (ScheduleFormatException malformed)
        {
            throw new CliException($"--schedule: {malformed.Message}");
        }
    }

    private static Lifecycle LifecycleOf(int? deleteAfter, int? coldAfter)
    {
        if (deleteAfter is < 1 or > 36_500)
            throw new CliException($"--delete-after-days: {deleteAfter} is out of range; AWS takes 1 to 36500. Leave it out to keep backups for ever.");
        if (coldAfter is < 1 or > 36_500)
            throw new CliException($"--cold-after-days: {coldAfter} is out of range; AWS takes 1 to 36500.");
        if (deleteAfter is { } delete && coldAfter is { } cold && delete < cold + 90)
            throw new CliException($"--delete-after-days: a backup that goes cold after {cold} days must be kept {cold + 90} days at least (90 in cold storage); AWS refuses {delete}.");
        return new Lifecycle(coldAfter, deleteAfter);
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
