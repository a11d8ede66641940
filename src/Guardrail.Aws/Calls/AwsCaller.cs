namespace Guardrail.Aws.Calls;

/// <summary>
/// Makes calls in one account and Region: at the right pace, with a limit per attempt, trying again where that may help.
/// The clients themselves do not retry, so that every single attempt passes the pace and a throttled one slows it down.
/// </summary>
internal sealed class AwsCaller(CallPace pace, AwsReadOptions options, CallCounts counts)
{
    private readonly SilentServices _silent = new();
    private volatile AwsFailure? _end;

    /// <summary>The failure after which nothing is asked any more; null as long as the credentials are accepted.</summary>
    public AwsFailure? End => _end;

    /// <summary>How many calls were made.</summary>
    public CallCounts Counts => counts;

    /// <summary>Calls until answered, or until trying again does not help.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="call">One attempt.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsCallException">It failed to the end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<T> CallAsync<T>(AwsOperation operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.OutOfTime);
        try
        {
            return await UntilAnsweredAsync(operation, call, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && options.OutOfTime.IsCancellationRequested)
        {
            throw new AwsCallException(operation, AwsFailure.NoTimeLeft);
        }
    }

    private async Task<T> UntilAnsweredAsync<T>(AwsOperation operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_end is { } end)
                throw new AwsCallException(operation, end);
            if (_silent.Reason(operation.Service) is { } silence)
                throw new AwsCallException(operation, silence);
            await pace.EnterAsync(operation, cancellationToken).ConfigureAwait(false);
            counts.Add(operation);
            try
            {
                var answer = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
                pace.Answered(operation);
                _silent.Answered(operation.Service);
                return answer;
            }
            catch (Exception exception) when (FailureReading.From(exception) is not null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var failure = FailureReading.From(exception)!;
                if (failure.Kind == FailureKind.Throttled)
                    pace.Throttled(operation);
                if (attempt >= Retries.Attempts(failure.Kind, options.MaxAttempts))
                {
                    if (failure.EndsTheScope)
                        _end = failure;
                    _silent.Failed(operation.Service, failure);
                    throw new AwsCallException(operation, failure, exception);
                }
                await Task.Delay(Retries.Delay(failure.Kind, attempt, options.RetryDelay), options.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.AttemptTimeout);
        // A client may read a body without minding its token: then the attempt is left behind.
        return await call(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
    }
}
