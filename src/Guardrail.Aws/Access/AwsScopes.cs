using Amazon.Runtime;
using Amazon.SecurityToken;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Access;

/// <summary>The accounts and Regions to read, with the credentials and clients to read them.</summary>
public sealed class AwsScopes : IDisposable
{
    private readonly Dictionary<string, AwsSession> _sessions;

    private AwsScopes(IReadOnlyList<Scope> scopes, IEnumerable<AwsSession> sessions) =>
        (Scopes, _sessions) = (scopes, sessions.ToDictionary(session => session.AccountId, StringComparer.Ordinal));

    /// <summary>Every account in every Region, in the order asked for. An account whose role cannot be assumed is among them: reading it gives a gap.</summary>
    public IReadOnlyList<Scope> Scopes { get; }

    /// <summary>Finds credentials, accounts and Regions, and assumes the roles.</summary>
    /// <param name="access">Who asks, and for what.</param>
    /// <param name="options">How AWS is called; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsAccessException">Nothing could be read: no or refused credentials, no Region, no role that can be assumed, no connection.</exception>
    public static Task<AwsScopes> ResolveAsync(AwsAccess access, AwsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ResolveAsync(access, options ?? new AwsReadOptions(), Environment.GetEnvironmentVariable, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
    }

    internal static async Task<AwsScopes> ResolveAsync(AwsAccess access, AwsReadOptions options, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        foreach (var region in access.Regions.Where(region => region != AwsAccess.AllRegions))
            RegionChoice.Checked(region);
        if (access.Endpoint is null && environment("AWS_ENDPOINT_URL") is { Length: > 0 } endpoint && !IsEndpoint(endpoint))
            throw new AwsAccessException("AWS_ENDPOINT_URL is not an http or https address such as http://127.0.0.1:4566, or it holds a user name. Correct it, or unset it to ask AWS itself.");
        if (access.Roles.GroupBy(role => role.AccountId).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new AwsAccessException($"Account {twice.Key} is named by {twice.Count()} roles. Give one role for each account.");
        var home = await RegionChoice.HomeAsync(access, environment).ConfigureAwait(false);
        if (access.Regions.Count == 0 && home is null)
            throw RegionChoice.NoRegion();
        var credentials = await BaseCredentials.FindAsync(access, cancellationToken).ConfigureAwait(false);
        var places = RegionChoice.ForTokens(access, home);
        for (var place = 0; ; place++)
        {
            try
            {
                return await ResolveInAsync(places[place], access, home, credentials, options, cancellationToken).ConfigureAwait(false);
            }
            catch (AwsAccessException exception) when (exception.MayBeTheRegion && place < places.Count - 1)
            {
                // Asked again in the next place; if that is the wrong answer too, it is the one to tell.
            }
            catch (AmazonClientException exception)
            {
                // The SDK throws this while a client is made: an endpoint that is no URL, FIPS with an endpoint of one's own…
                throw new AwsAccessException($"AWS's client refuses its settings: {OneLine.Of(exception.Message).TrimEnd('.')}. Check AWS_ENDPOINT_URL, the profile and the environment.", exception);
            }
        }
    }

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.UserInfo.Length == 0;

    internal AwsSession SessionOf(Scope scope) => _sessions.TryGetValue(scope.AccountId, out var session)
        ? session
        : throw new ArgumentException($"Account {scope.AccountId} is not among the resolved scopes.", nameof(scope));

    private static async Task<AwsScopes> ResolveInAsync(
        string place, AwsAccess access, string? home, AWSCredentials credentials, AwsReadOptions options, CancellationToken cancellationToken)
    {
        var tokens = new AmazonSecurityTokenServiceClient(credentials, ClientSettings.For(new AmazonSecurityTokenServiceConfig(), place, access.Endpoint));
        AwsCaller Caller() => new(options.Paces.Of(new Scope("", place)), options, new CallCounts());
        if (access.Roles.Count > 0)
            return await OfRolesAsync(access, home, tokens, Caller, cancellationToken).ConfigureAwait(false);
        using (tokens)
        {
            var account = access.AccountId ?? await CallerAccount.FindAsync(tokens, credentials, access, Caller(), cancellationToken).ConfigureAwait(false);
            var regions = RegionChoice.Expand(access, RegionChoice.PartitionOf(place), home);
            return new AwsScopes([.. regions.Select(region => new Scope(account, region))], [new AwsSession(account, credentials, access.Endpoint)]);
        }
    }

    private static async Task<AwsScopes> OfRolesAsync(
        AwsAccess access, string? home, AmazonSecurityTokenServiceClient tokens, Func<AwsCaller> caller, CancellationToken cancellationToken)
    {
        var sessions = await Task.WhenAll(access.Roles.Select(role => AssumeAsync(role, access, tokens, caller(), cancellationToken))).ConfigureAwait(false);
        if (sessions.All(session => session.Failure is not null))
        {
            tokens.Dispose();
            throw sessions[0].Failure!;
        }
        var scopes = access.Roles.SelectMany(role => RegionChoice.Expand(access, role.Partition, home).Select(region => new Scope(role.AccountId, region)));
        return new AwsScopes([.. scopes], sessions);
    }

    private static async Task<AwsSession> AssumeAsync(
        AssumedRole role, AwsAccess access, AmazonSecurityTokenServiceClient tokens, AwsCaller caller, CancellationToken cancellationToken)
    {
        var credentials = new RoleCredentials(tokens, caller, role);
        try
        {
            await credentials.AssumeAsync(cancellationToken).ConfigureAwait(false);
            return new AwsSession(role.AccountId, credentials, access.Endpoint) { Owned = tokens };
        }
        catch (AwsCallException exception)
        {
            // The other accounts are read all the same.
            credentials.Dispose();
            return new AwsSession(role.AccountId, new AnonymousAWSCredentials(), access.Endpoint)
            {
                Failure = AccessErrors.Of(exception, role, tokens.Config),
                FailureCode = exception.Failure.Code,
            };
        }
    }
}
