using System.Globalization;
using System.Reflection;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Logging;
using Guardrail.AwsPackages;

namespace Guardrail.Aws.Running;

/// <summary>One whole run: find the accounts, read, compute, judge, tell. The command line and the function do exactly this.</summary>
public static class GuardrailRun
{
    /// <summary>Runs once.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="cancellationToken">Ends the run at once, without a report.</param>
    /// <exception cref="AwsAccessException">Nothing could be read at all, or asOf lies ahead of the clock.</exception>
    public static async Task<RunResult> ExecuteAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var started = settings.Clock.GetTimestamp();
        try
        {
            var result = await RunAsync(settings, cancellationToken).ConfigureAwait(false) with { Duration = settings.Clock.GetElapsedTime(started) };
            RunLog.RunFinished(settings.Log, (long)result.Duration.TotalMilliseconds, result.CallsMade, result.Report.Complete, result.Published.Count, result.Failures.Count);
            return result;
        }
        catch (Exception exception)
        {
            RunLog.RunFailed(settings.Log, (long)settings.Clock.GetElapsedTime(started).TotalMilliseconds, exception.GetType().Name, LogText.Of(exception.Message));
            throw;
        }
    }

    private static async Task<RunResult> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var now = settings.Clock.GetUtcNow();
        // Instants are whole milliseconds everywhere, and so is this one.
        var asOf = settings.AsOf ?? settings.Input?.AsOf ?? now;
        asOf = asOf.AddTicks(-(asOf.Ticks % TimeSpan.TicksPerMillisecond));
        if (asOf - now > RunSettings.ClockTolerance && !settings.MayBeAhead && settings.Input is null)
            throw new AwsAccessException(string.Create(CultureInfo.InvariantCulture, $"asOf {asOf:yyyy-MM-dd'T'HH:mm:ss'Z'} lies ahead of the clock, and AWS cannot list what is not yet. Leave it out, or take an instant that has passed."));

        RunLog.RunStarted(
            settings.Log, Tool.Version, Tool.AwsPackages, settings.Alerts is not null, settings.Tables.Count, asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        var prices = settings.Prices.With(settings.Policy.Prices);
        var access = settings.Access with { KnownRegions = [.. prices.Regions.Select(region => region.Region)] };
        using var scopes = settings.Input is null ? await AwsScopes.ResolveAsync(access, settings.Read, cancellationToken).ConfigureAwait(false) : null;
        var hypothetical = settings.Input?.Hypothetical ?? (asOf - now).Duration() > (settings.Input?.ClockTolerance ?? RunSettings.ClockTolerance);
        using var memory = scopes is null ? null : await PlanTableAsync(settings, cancellationToken).ConfigureAwait(false);
        // A run that tells nobody, or of another instant, writes nothing.
        var mayWrite = settings.Alerts is not null && !hypothetical && settings.Through is null && settings.Tables.Count == 0;
        var read = memory is null ? settings.Read : settings.Read with { Plans = new Reading.Remembered.TablePlanMemory(memory, settings.Clock, mayWrite) };
        var aws = scopes is null ? null : new AwsBackupInventory(scopes, read, settings.Progress);
        var input = new RunInput(settings.Input?.Inventory ?? aws!, settings.Input?.Scopes ?? scopes!.Scopes, asOf) { Hypothetical = hypothetical };
        input = settings.Through?.Invoke(input) ?? input;
        var request = new AuditRequest
        {
            Scopes = input.Scopes,
            AsOf = asOf,
            Hypothetical = input.Hypothetical == true,
            Tables = settings.Tables,
            Tool = Tool,
        };
        var report = await AuditRun.ExecuteAsync(request, input.Inventory, prices, settings.Policy, cancellationToken).ConfigureAwait(false);
        if (settings.Read.OutOfTime.IsCancellationRequested)
            RunLog.DeadlineReached(settings.Log);
        ReportLog.Write(settings.Log, report);
        if (NothingRead(report) is { } reason)
            throw new AwsAccessException(reason);
        var result = await Delivery.TellAsync(report, settings, aws?.Calls.Total ?? 0, cancellationToken).ConfigureAwait(false);
        ReportLog.Write(settings.Log, result.Published, result.Failures);
        return result;
    }

    /// <summary>The version of Guardrail and the AWS packages it stands on.</summary>
    public static ToolRow Tool { get; } = new(
        typeof(GuardrailRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown", AwsPackagesChoice.Name);

    /// <summary>The memory table as the place of plans already read; null where there is none, or whoever tells alerts will say why it cannot be used.</summary>
    private static async Task<Memory.MemoryTable?> PlanTableAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Memory is not { } memory || settings.Read.Plans is not null || settings.Read.OutOfTime.IsCancellationRequested)
            return null;
        try
        {
            // What was read by the time there is none left is still kept.
            return await Memory.MemoryTable.OpenAsync(memory, settings.Access, settings.Read with { OutOfTime = CancellationToken.None }, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsAccessException)
        {
            return null;
        }
    }

    /// <summary>Why there is no report worth the name; null where at least one account and Region was reached.</summary>
    private static string? NothingRead(AuditReport report)
    {
        // A Region that stopped answering midway is a gap like any other: what was read before must still be told.
        var unread = report.Gaps.Where(gap => gap.What == "region").ToList();
        return report.Scopes.Count > 0 && report.Tables.Count == 0
            && report.Scopes.All(scope => scope.OptedIn is null && unread.Exists(gap => gap.AccountId == scope.AccountId && gap.Region == scope.Region))
            ? $"Nothing could be read. {unread[0].Region}: {unread[0].Code}: {unread[0].Message}"
            : null;
    }
}
