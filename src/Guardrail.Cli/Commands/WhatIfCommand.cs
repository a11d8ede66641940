using System.CommandLine;
using System.Globalization;
using Guardrail.Changes;
using Guardrail.Cli.Arguments;
using Guardrail.Cli.Output;
using Guardrail.Policies;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail whatif</c>: what changed settings would cost, beside what is.</summary>
internal static class WhatIfCommand
{
    private static readonly string[] Formats = [ReportFormat.Table, ReportFormat.Json, ReportFormat.Markdown];

    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var table = new Option<string[]>("--table") { Description = "Only these tables (* and ?); may be given again. A rule is changed for them alone.", HelpName = "PATTERN" };
        var plan = new Option<string?>("--plan") { Description = "Only rules of this plan, by name or id.", HelpName = "PATTERN" };
        var rule = new Option<string?>("--rule") { Description = "Only this rule, by name or id.", HelpName = "PATTERN" };
        var schedule = new Option<string?>("--schedule") { Description = "Run by this cron expression.", HelpName = "CRON" };
        var timezone = new Option<string?>("--timezone") { Description = "The IANA time zone of the schedule.", HelpName = "ZONE" };
        var delete = new Option<string?>("--delete-after-days") { Description = "Keep backups so many days, or 'never' delete them.", HelpName = "DAYS" };
        var cold = new Option<string?>("--cold-after-days") { Description = "Move backups to cold storage after so many days, or 'never'.", HelpName = "DAYS" };
        var copy = new Option<string[]>("--copy-to") { Description = "Copy every backup to this vault, in place of present copies; =DAYS keeps the copy so long. May be given again.", HelpName = "VAULT_ARN" };
        var noCopies = new Option<bool>("--no-copies") { Description = "Make no copies." };
        var end = new Option<bool>("--end-rule") { Description = "Run the rule no more." };
        var size = new Option<string?>("--size") { Description = "Reckon with tables of this size, such as 500GB or x2.", HelpName = "SIZE" };
        var growth = new Option<string?>("--growth") { Description = "Reckon with this growth, such as 2%/month.", HelpName = "PERCENT" };
        var add = new Option<string?>("--add-plan") { Description = "Add this plan (AWS's backup plan JSON) to the tables.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(Formats);
        var estate = new EstateOptions();
        estate.Input.Description = "Take the estate from this recording ('guardrail record') or JSON report instead of AWS.";
        var command = new Command("whatif", "Say what other schedules, retentions, copies, sizes or a new plan would cost, beside what is.")
        {
            table, plan, rule, schedule, timezone, delete, cold, copy, noCopies, end, size, growth, add, format,
        };
        estate.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<NamePattern> tables = [.. (parsed.GetValue(table) ?? []).Select(pattern => new NamePattern(pattern))];
            var copies = (parsed.GetValue(copy) ?? []).Select(CopyArgument.Read).ToList();
            if (copies.Count > 0 && parsed.GetValue(noCopies))
                throw new CliException("--copy-to and --no-copies exclude each other.");
            var rules = new RuleChange
            {
                Schedule = parsed.GetValue(schedule),
                TimeZone = parsed.GetValue(timezone),
                DeleteAfterDays = DaysArgument.Read(parsed.GetValue(delete), "--delete-after-days"),
                ColdAfterDays = DaysArgument.Read(parsed.GetValue(cold), "--cold-after-days"),
                Copies = copies.Count > 0 || parsed.GetValue(noCopies) ? copies : null,
                Ends = parsed.GetValue(end),
            };
            var (bytes, factor) = Size(parsed.GetValue(size));
            var change = new EstateChange
            {
                Tables = tables,
                Plan = Pattern(parsed.GetValue(plan)),
                Rule = Pattern(parsed.GetValue(rule)),
                Rules = rules == new RuleChange() ? null : rules,
                SizeBytes = bytes,
                SizeFactor = factor,
                GrowthPerMonth = Growth(parsed.GetValue(growth)),
                Adds = parsed.GetValue(add) is { } file ? Plan(file) : null,
            };
            if (change is { Rules: null, Adds: null, SizeBytes: null, SizeFactor: null, GrowthPerMonth: null })
                throw new CliException("whatif needs a change: --schedule, --delete-after-days, --cold-after-days, --copy-to, --no-copies, --end-rule, --size, --growth or --add-plan.");
            if (change.Rules is null && (change.Plan is not null || change.Rule is not null))
                throw new CliException("--plan and --rule say which rules to change; give --schedule, --delete-after-days, --cold-after-days, --copy-to, --no-copies or --end-rule with them.");
            var report = await estate.ReportAsync(
                parsed, console, settings => change.Adds is null ? settings : settings with { Through = input => input with { Inventory = new ConsideredTables(input.Inventory, tables) } }, cancellationToken);
            Comparison comparison;
            try
            {
                comparison = WhatIf.Compare(report, [change], estate.PricesOf(parsed));
            }
            catch (ChangeException impossible)
            {
                throw new CliException(impossible.Message);
            }
            await console.Out.WriteAsync(parsed.GetRequiredValue(format) switch
            {
                ReportFormat.Json => ComparisonJson.Write(comparison) + "\n",
                ReportFormat.Markdown => ComparisonMarkdown.Write(comparison),
                _ => ComparisonText.Write(comparison),
            });
            return report.CompleteExceptAccepted && comparison.Notes.Count == 0 ? ExitCode.Fine : ExitCode.Incomplete;
        });
        return command;
    }

    /// <summary>The plan in a file of AWS's own shape.</summary>
    internal static NewPlan Plan(string path)
    {
        try
        {
            return PlanFile.Read(File.ReadAllText(path));
        }
        catch (ChangeException wrong)
        {
            throw new CliException($"plan {path}: {wrong.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"plan {path} cannot be read: {exception.Message}");
        }
    }

    private static NamePattern? Pattern(string? text) => text is null ? null : new NamePattern(text);

    private static decimal? Growth(string? text)
    {
        if (text is null)
            return null;
        return GrowthArgument.TryParse(text, out var growth, out var error) ? growth : throw new CliException($"--growth: {error}");
    }

    private static (long? Bytes, decimal? Factor) Size(string? text)
    {
        if (text is null)
            return (null, null);
        if (text.StartsWith('x') && decimal.TryParse(text[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is >= 0 and <= 1000)
            return (null, factor);
        return SizeArgument.TryParse(text, out var bytes, out var error) ? (bytes, null) : throw new CliException($"--size: {error} A factor is written x2.");
    }
}
