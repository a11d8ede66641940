using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading;
using Guardrail.Inventory;
using Guardrail.Recording;

namespace Guardrail.Aws.Running;

/// <summary>Reads one account in one Region for a run over many, and records it. Nothing is judged or told: only the whole is.</summary>
public static class PartRun
{
    /// <summary>Reads and records. An account that cannot be read is recorded as such, so that it is a gap of the whole with AWS's own reason.</summary>
    /// <param name="settings">Whose credentials, the price book and the policy's prices, and as of when. Scopes and alerts in it do not matter.</param>
    /// <param name="scope">What to read; a role among the settings must be of this account.</param>
    /// <param name="stream">Gets the recording; stays the caller's.</param>
    /// <param name="cancellationToken">Ends the run at once.</param>
    public static async Task<PartResult> ExecuteAsync(RunSettings settings, Scope scope, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(scope);
        var asOf = settings.AsOf ?? settings.Clock.GetUtcNow();
        asOf = asOf.AddTicks(-(asOf.Ticks % TimeSpan.TicksPerMillisecond));
        using var writer = new RecordingWriter(stream, new RecordingHeader(RecordingHeader.Version, asOf, GuardrailRun.Tool));
        AwsScopes scopes;
        try
        {
            scopes = await AwsScopes.ResolveAsync(settings.Access with { Regions = [scope.Region] }, settings.Read, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsAccessException exception)
        {
            var code = exception.InnerException is AwsCallException call ? call.Failure.Code : "NotRead";
            var unread = ScopeReading.Unread(scope, RegionChoice.PartitionOf(scope.Region), code, $"{scope.AccountId} cannot be read. {exception.Message}");
            writer.Add(unread);
            return new PartResult(0, 0, unread.Gaps, 0);
        }
        using (scopes)
        {
            var aws = new AwsBackupInventory(scopes, settings.Read, settings.Progress);
            var request = new AuditRequest { Scopes = [scope], AsOf = asOf, IsPart = true, Tool = GuardrailRun.Tool };
            var prices = settings.Prices.With(settings.Policy.Prices);
            var report = await AuditRun.ExecuteAsync(request, new RecordingInventory(aws, writer), prices, settings.Policy, cancellationToken).ConfigureAwait(false);
            return new PartResult(report.Tables.Count, writer.Points, report.Gaps, aws.Calls.Total);
        }
    }
}

/// <summary>What a part holds.</summary>
/// <param name="Tables">Tables with a plan or recovery points.</param>
/// <param name="Points">Recovery points.</param>
/// <param name="Gaps">What could not be read or understood, as far as the part alone can tell.</param>
/// <param name="CallsMade">Calls to AWS, retries included.</param>
public sealed record PartResult(int Tables, long Points, IReadOnlyList<Gap> Gaps, long CallsMade);
