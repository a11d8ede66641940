using System.Collections.Concurrent;
using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Alerts;

/// <summary>
/// Publishes messages with SNS, in the topic's own Region, after a look at whether anybody listens. With the caller's own credentials, never an assumed role's.
/// A message whose answer was lost is sent again: told twice is better than not at all. Safe for several threads.
/// </summary>
/// <param name="access">Who publishes; roles and Regions do not matter here.</param>
/// <param name="options">How AWS is called; null for the defaults.</param>
public sealed class SnsAlertPublisher(AwsAccess access, AwsReadOptions? options = null) : IAlertPublisher, IDisposable
{
    private readonly AwsReadOptions _options = options ?? new AwsReadOptions();
    private readonly ConcurrentDictionary<string, AmazonSimpleNotificationServiceClient> _clients = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<PublishedMessage> PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return await CallAsync(message.TopicArn, async (caller, client) =>
        {
            var arn = message.TopicArn;
            var confirmed = await ConfirmedAsync(caller, client, arn, cancellationToken).ConfigureAwait(false);
            var request = new PublishRequest
            {
                TopicArn = arn,
                Subject = message.Subject,
                Message = message.Body,
                MessageStructure = message.IsJsonStructure ? "json" : null,
            };
            var answer = await caller.CallAsync(AwsOperations.Publish, token => client.PublishAsync(request, token), cancellationToken).ConfigureAwait(false);
            return new PublishedMessage(arn, answer.MessageId ?? "", confirmed);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks whether anybody would hear a message, without sending one.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many confirmed subscriptions the topic has; null where that may not be read or is not said.</returns>
    /// <exception cref="AlertPublishException">Nobody would: the topic has no confirmed subscriber, is not there, or cannot be reached.</exception>
    public Task<int?> ConfirmedAsync(string topicArn, CancellationToken cancellationToken) =>
        CallAsync(topicArn, (caller, client) => ConfirmedAsync(caller, client, topicArn, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        _clients.Clear();
    }

    /// <summary>How many confirmed subscriptions the topic has; null where that may not be read or is not said.</summary>
    private static async Task<int?> ConfirmedAsync(AwsCaller caller, AmazonSimpleNotificationServiceClient client, string arn, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetTopicAttributesRequest { TopicArn = arn };
            var answer = await caller.CallAsync(AwsOperations.GetTopicAttributes, token => client.GetTopicAttributesAsync(request, token), cancellationToken).ConfigureAwait(false);
            if (!int.TryParse(answer.Attributes?.GetValueOrDefault("SubscriptionsConfirmed"), NumberStyles.None, CultureInfo.InvariantCulture, out var confirmed))
                return null;
            return confirmed > 0 ? confirmed : throw PublishErrors.NobodyListens(arn, answer.Attributes!.GetValueOrDefault("SubscriptionsPending"));
        }
        catch (AwsCallException exception) when (exception.Failure.Kind is not (FailureKind.NotFound or FailureKind.Refused or FailureKind.NoCredentials or FailureKind.Unreachable))
        {
            // Not being allowed to look is no reason to keep an alert back.
            return null;
        }
    }

    private async Task<T> CallAsync<T>(string arn, Func<AwsCaller, AmazonSimpleNotificationServiceClient, Task<T>> act, CancellationToken cancellationToken)
    {
        var topic = TopicArn.Parse(arn) ?? throw PublishErrors.NotATopic(arn);
        try
        {
            var client = await ClientAsync(topic.Region, cancellationToken).ConfigureAwait(false);
            return await act(new AwsCaller(_options.Paces.Of(new Scope("", topic.Region)), _options, new CallCounts()), client).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            throw PublishErrors.Of(arn, exception);
        }
        catch (AwsAccessException exception)
        {
            throw PublishErrors.NoCredentials(arn, exception);
        }
    }

    private async Task<AmazonSimpleNotificationServiceClient> ClientAsync(string region, CancellationToken cancellationToken)
    {
        if (_clients.TryGetValue(region, out var known))
            return known;
        var credentials = await BaseCredentials.FindAsync(access, cancellationToken).ConfigureAwait(false);
        return _clients.GetOrAdd(region, _ => new AmazonSimpleNotificationServiceClient(
            credentials, ClientSettings.For(new AmazonSimpleNotificationServiceConfig(), region, access.Endpoint)));
    }
}
