using Amazon;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Alerts;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Access;

/// <summary>What people set before they call: nothing is told to the clients but by the environment. Alone, for the environment is the process's.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public EnvironmentTests()
    {
        foreach (var name in new[] { "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL" })
            Set(name, null);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(AppContext.BaseDirectory, "no-such-file"));
        Set("AWS_CONFIG_FILE", Path.Combine(AppContext.BaseDirectory, "no-such-file"));
    }

    public void Dispose()
    {
        AWSConfigs.AWSProfilesLocation = null;
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }

    [Fact]
    public async Task ReadAsync_WorksWithAnEndpointUrlAndDummyCredentials_AndSignsForTheRightRegion()
    {
        await using var server = await LocalAwsServer.StartAsync(
            Scenario.Parse($$"""{ "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "eu-west-1": {{Estates.SmallRegion}} } } } }"""),
            cancellationToken: TestContext.Current.CancellationToken);
        Set("AWS_ENDPOINT_URL", server.Endpoint.AbsoluteUri.TrimEnd('/'));
        Set("AWS_ACCESS_KEY_ID", "dummy");
        Set("AWS_SECRET_ACCESS_KEY", "dummy");
        Set("AWS_REGION", "eu-west-1");
        var points = new RecoveryPoints();

        using var scopes = await AwsScopes.ResolveAsync(new AwsAccess(), LocalAccount.Options, TestContext.Current.CancellationToken);
        var inventory = await new AwsBackupInventory(scopes, LocalAccount.Options).ReadAsync(scopes.Scopes[0], points, TestContext.Current.CancellationToken);

        scopes.Scopes.ShouldBe([new Scope("111122223333", "eu-west-1")]);
        inventory.Gaps.ShouldBeEmpty();
        points.All.ShouldNotBeEmpty();
        server.Calls.All.ShouldAllBe(call => call.Region == "eu-west-1");
    }

    [Fact]
    public async Task PublishAsync_SignsForTheTopicsRegion_WhateverTheEnvironmentSays()
    {
        await using var server = await LocalAwsServer.StartAsync(
            Scenario.Parse("""{ "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "us-west-2": { "topics": [ { "name": "t" } ] } } } } }"""),
            cancellationToken: TestContext.Current.CancellationToken);
        Set("AWS_ENDPOINT_URL", server.Endpoint.AbsoluteUri);
        Set("AWS_ACCESS_KEY_ID", "dummy");
        Set("AWS_SECRET_ACCESS_KEY", "dummy");
        Set("AWS_REGION", "eu-west-1");
        using var publisher = new SnsAlertPublisher(new AwsAccess(), LocalAccount.Options);

        await publisher.PublishAsync(
            new OutgoingMessage { TopicArn = "arn:aws:sns:us-west-2:111122223333:t", Subject = "s", Body = "b", IsJsonStructure = false }, TestContext.Current.CancellationToken);

        server.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ResolveAsync_SaysSo_WhenThereAreNoCredentials()
    {
        Set("AWS_REGION", "us-east-1");

        var exception = await Should.ThrowAsync<AwsAccessException>(AwsScopes.ResolveAsync(new AwsAccess(), LocalAccount.Options, TestContext.Current.CancellationToken));

        exception.Message.ShouldStartWith("No AWS credentials were found");
        exception.Message.ShouldContain("AWS_ACCESS_KEY_ID");
        exception.Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task ResolveAsync_TakesRegionAndCredentialsOfAProfile()
    {
        await using var server = await LocalAwsServer.StartAsync(
            Scenario.Parse("""
                { "asOf": "2026-11-22T00:00:00Z", "refuseUnknownKeys": true, "credentials": { "AKIAPROFILE": "222233334444" },
                  "accounts": { "111122223333": { "regions": {} }, "222233334444": { "regions": { "sa-east-1": {} } } } }
                """),
            cancellationToken: TestContext.Current.CancellationToken);
        var file = Path.Combine(AppContext.BaseDirectory, "profile-test.ini");
        await File.WriteAllTextAsync(file, "[audit]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = sa-east-1\n", TestContext.Current.CancellationToken);
        // The SDK reads AWS_SHARED_CREDENTIALS_FILE once a process; this is the same setting.
        AWSConfigs.AWSProfilesLocation = file;

        using var scopes = await AwsScopes.ResolveAsync(new AwsAccess { Profile = "audit", Endpoint = server.Endpoint }, LocalAccount.Options, TestContext.Current.CancellationToken);

        scopes.Scopes.ShouldBe([new Scope("222233334444", "sa-east-1")]);
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
