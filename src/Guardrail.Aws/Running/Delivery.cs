using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws.Alerts;
using Guardrail.Aws.Logging;

namespace Guardrail.Aws.Running;

/// <summary>Tells what a run found: claim, publish to every destination, confirm. A destination that fails keeps no other from its message, and fails the run afterwards.</summary>
internal sealed class Delivery(RunMemory memory, SnsAlertPublisher publisher, CancellationToken cancellationToken)
{
    /// <summary>The tag that names a table's owner where the policy names no other.</summary>
    private const string OwnerTag = "owner";

    private readonly List<PublishedMessage> _published = [];
    private readonly List<AlertPublishException> _failures = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, int?> _confirmed = new(StringComparer.Ordinal);

    /// <summary>Tells, where there is somebody to tell and the report is of now.</summary>
    /// <param name="report">The judged report.</param>
    /// <param name="settings">Where to, and with which memory.</param>
    /// <param name="callsMade">Calls made for reading.</param>
    /// <param name="cancellationToken">Ends it at once; what is claimed then lapses.</param>
    public static async Task<RunResult> TellAsync(AuditReport report, RunSettings settings, long callsMade, CancellationToken cancellationToken)
    {
        // A report of another instant would tell of money nobody has spent.
        if (settings.Alerts is not { } alerts || report.Hypothetical)
            return new RunResult(report, [], [], callsMade);
        using var memory = await RunMemory.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
        // A run whose time for reading is up still tells what it has.
        using var publisher = new SnsAlertPublisher(settings.Access, settings.Read with { OutOfTime = CancellationToken.None });
        var delivery = new Delivery(memory, publisher, cancellationToken);
        var content = await memory.ClaimAsync(report, cancellationToken).ConfigureAwait(false);
        // Somebody who reads the message must be able to see that it does not hold all there is.
        if (report.MutedFindings > 0)
            content = content with { Notes = [.. content.Notes, $"{report.MutedFindings} more {(report.MutedFindings == 1 ? "finding is" : "findings are")} muted by the policy."] };
        await delivery.TellAsync(report, content, alerts with { OwnerTag = alerts.OwnerTag ?? settings.Policy.OwnerTag ?? (alerts.OwnerTopics.Count > 0 ? OwnerTag : null) })
            .ConfigureAwait(false);
        if (memory.Failure is { } failed)
            RunLog.MemoryFailed(settings.Log, LogText.Of(failed.Message));
        foreach (var note in memory.Notes.Where(_ => memory.Failure is null).Concat(delivery._notes))
            RunLog.MemoryState(settings.Log, LogText.Of(note));
        var known = delivery._confirmed.Values.OfType<int>().ToList();
        return new RunResult(memory.Noted(report), delivery._published, delivery._failures, callsMade)
        {
            Remembered = memory.Remembers,
            Notes = [.. memory.Notes, .. delivery._notes],
            ConfirmedSubscribers = known.Count > 0 ? known.Min() : null,
        };
    }

    private async Task TellAsync(AuditReport report, AlertContent content, AlertOptions options)
    {
        // Owners first: what does not reach them is said where somebody reads it. The main topic gets everything: it is where all of it is looked after.
        var others = options.OwnerTopics.Where(pair => IsOwners(pair.Value, options)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var (told, shares) = OwnerRouting.Split(report, content, options.OwnerTag, others);
        var undelivered = new List<string>();
        foreach (var share in shares)
        {
            var message = AlertMessages.Compose(share.Report, share.Content, options with { TopicArn = share.TopicArn, ChatTopicArn = null, Owner = share.Owner }).Single();
            if (await PublishAsync(message).ConfigureAwait(false) is not { } failure)
                continue;
            undelivered.Add(OwnerRouting.Fallback(share.Owner, share.TopicArn, $"{failure.Code}."));
            if (failure.Code == AlertPublishException.NoConfirmedSubscriber)
                _failures.Add(failure);
        }
        _notes.AddRange(undelivered);
        var main = AlertMessages.Compose(report, content with { Notes = [.. undelivered.Count == 0 ? told.Notes : content.Notes, .. undelivered] }, options);
        var failed = new List<AlertPublishException>();
        foreach (var message in main)
        {
            if (await PublishAsync(message).ConfigureAwait(false) is { } failure)
                failed.Add(failure);
        }
        _failures.AddRange(failed);
        if (failed.Count == 0)
            await memory.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        else
            await memory.ReleaseAsync(_published.Count == 0 && !failed.Exists(PublishErrors.MayHaveArrived), cancellationToken).ConfigureAwait(false);
        await LookAsync(options).ConfigureAwait(false);
    }

    /// <summary>Topics that nothing was sent to are looked at too: a topic without a listener must show before it matters.</summary>
    private async Task LookAsync(AlertOptions options)
    {
        var topics = new[] { options.TopicArn, options.ChatTopicArn }.Concat(options.OwnerTopics.Values).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var topic in topics.Where(topic => !_confirmed.ContainsKey(topic)))
        {
            try
            {
                _confirmed[topic] = await publisher.ConfirmedAsync(topic, cancellationToken).ConfigureAwait(false);
            }
            catch (AlertPublishException failure)
            {
                Fail(failure, IsOwners(topic, options));
            }
        }
    }

    private static bool IsOwners(string topic, AlertOptions options) => topic != options.TopicArn && topic != options.ChatTopicArn;

    private async Task<AlertPublishException?> PublishAsync(OutgoingMessage message)
    {
        try
        {
            if (!memory.MayTell)
                throw PublishErrors.TooLate(message.TopicArn);
            var published = await publisher.PublishAsync(message, cancellationToken).ConfigureAwait(false);
            _published.Add(published);
            _confirmed[message.TopicArn] = published.ConfirmedSubscriptions;
            return null;
        }
        catch (AlertPublishException failure)
        {
            _confirmed[message.TopicArn] = failure.Code == AlertPublishException.NoConfirmedSubscriber ? 0 : null;
            return failure;
        }
    }

    private void Fail(AlertPublishException failure, bool owners)
    {
        _confirmed[failure.TopicArn] = failure.Code == AlertPublishException.NoConfirmedSubscriber ? 0 : null;
        if (owners && failure.Code != AlertPublishException.NoConfirmedSubscriber)
            _notes.Add($"An owner's topic is dead: {failure.Message}");
        else
            _failures.Add(failure);
    }
}
