using Amazon.S3;
using Amazon.S3.Model;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Storage;

/// <summary>The bucket for reports and parts of them, under one prefix. With the caller's own credentials, never an assumed role's. Safe for several threads.</summary>
public sealed class ReportBucket : IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly AwsCaller _caller;

    private ReportBucket(string name, string prefix, AmazonS3Client client, AwsCaller caller) => (Name, Prefix, _client, _caller) = (name, prefix, client, caller);

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>What every key begins with; empty, or with a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>Opens a bucket; nothing is asked of AWS yet.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="prefix">What every key begins with; a missing slash at its end is added, empty stays empty.</param>
    /// <param name="region">The bucket's Region.</param>
    /// <param name="access">Who asks; roles and Regions do not matter here.</param>
    /// <param name="options">How AWS is called; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsAccessException">There are no credentials.</exception>
    public static async Task<ReportBucket> OpenAsync(string name, string prefix, string region, AwsAccess access, AwsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(access);
        var read = options ?? new AwsReadOptions();
        var credentials = await BaseCredentials.FindAsync(access, cancellationToken).ConfigureAwait(false);
        var config = ClientSettings.For(new AmazonS3Config { ForcePathStyle = access.Endpoint is not null }, region, access.Endpoint);
        var caller = new AwsCaller(read.Paces.Of(new Scope("", region)), read, new CallCounts());
        return new ReportBucket(name, prefix.Length == 0 || prefix.EndsWith('/') ? prefix : prefix + "/", new AmazonS3Client(credentials, config), caller);
    }

    /// <summary>Puts an object there, over any other of that key.</summary>
    /// <param name="key">The key, after the prefix.</param>
    /// <param name="body">From its beginning; can be read again.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The whole key.</returns>
    /// <exception cref="AwsAccessException">It cannot be put there.</exception>
    public async Task<string> PutAsync(string key, Stream body, string contentType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            await _caller.CallAsync(AwsOperations.PutObject, async token =>
            {
                body.Position = 0;
                return await _client.PutObjectAsync(
                    new PutObjectRequest { BucketName = Name, Key = Prefix + key, InputStream = body, AutoCloseStream = false, ContentType = contentType }, token).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
            return Prefix + key;
        }
        catch (AwsCallException exception)
        {
            throw Failed("written to", exception);
        }
    }

    /// <summary>The keys and sizes under a prefix.</summary>
    /// <param name="prefix">After the bucket's own prefix.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>Keys without the bucket's own prefix, in S3's order.</returns>
    /// <exception cref="AwsAccessException">They cannot be listed.</exception>
    public async Task<IReadOnlyList<(string Key, long Size)>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        List<(string Key, long Size)> found = [];
        try
        {
            for (string? page = null; ;)
            {
                var request = new ListObjectsV2Request { BucketName = Name, Prefix = Prefix + prefix, ContinuationToken = page };
                var answer = await _caller.CallAsync(AwsOperations.ListObjectsV2, token => _client.ListObjectsV2Async(request, token), cancellationToken).ConfigureAwait(false);
                found.AddRange((answer.S3Objects ?? []).Select(entry => (entry.Key[Prefix.Length..], entry.Size ?? 0)));
                if (answer.IsTruncated != true || string.IsNullOrEmpty(answer.NextContinuationToken))
                    return found;
                page = answer.NextContinuationToken;
            }
        }
        catch (AwsCallException exception)
        {
            throw Failed("listed in", exception);
        }
    }

    /// <summary>Reads an object.</summary>
    /// <param name="key">The key, after the bucket's prefix.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>Its bytes, from the beginning; null where there is no such object.</returns>
    /// <exception cref="AwsAccessException">It cannot be read.</exception>
    public async Task<Stream?> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _caller.CallAsync(AwsOperations.GetObject, async token =>
            {
                using var answer = await _client.GetObjectAsync(new GetObjectRequest { BucketName = Name, Key = Prefix + key }, token).ConfigureAwait(false);
                // Whole before it is used, so that a connection that breaks midway is tried again.
                var body = new MemoryStream();
                await answer.ResponseStream.CopyToAsync(body, token).ConfigureAwait(false);
                body.Position = 0;
                return body;
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCallException exception) when (exception.Failure.Code is "NoSuchKey")
        {
            return null;
        }
        catch (AwsCallException exception)
        {
            throw Failed("read from", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private AwsAccessException Failed(string what, AwsCallException exception) => new(
        $"Reports cannot be {what} s3://{Name}/{Prefix} ({exception.Failure.Reason}). Check GUARDRAIL_REPORT_BUCKET, and that the caller may {exception.Operation.IamAction} there.", exception);
}
