namespace Guardrail.LocalAws.Tests.Backup;

public sealed class VaultTests
{
    [Theory]
    // query                                            names that must be there                    and one that must not
    [InlineData("", "Default,airgap,airgap-view,shared-by-others", "central")]
    [InlineData("?vaultType=LOGICALLY_AIR_GAPPED_BACKUP_VAULT", "airgap,shared-by-others", "airgap-view")]
    [InlineData("?shared=true", "shared-by-others", "Default")]
    [InlineData("?shared=false", "Default,airgap", "shared-by-others")]
    public async Task ListBackupVaults_Filters(string query, string names, string absent)
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var listed = (await client.All("/backup-vaults/" + query, "BackupVaultList")).Items.Select(v => v.GetProperty("BackupVaultName").GetString()).ToList();
        foreach (var name in names.Split(',')) listed.ShouldContain(name);
        listed.ShouldNotContain(absent);
    }

    [Fact]
    public async Task ListBackupVaults_SaysLocksTypesAndOwners()
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var vaults = (await client.All("/backup-vaults/", "BackupVaultList")).Items.ToDictionary(v => v.GetProperty("BackupVaultName").GetString()!);
        vaults["locked"].GetProperty("Locked").GetBoolean().ShouldBeTrue();
        vaults["locked"].GetProperty("MinRetentionDays").GetInt64().ShouldBe(30);
        vaults["untyped"].TryGetProperty("VaultType", out _).ShouldBeFalse();
        vaults["shared-by-others"].GetProperty("BackupVaultArn").GetString()!.ShouldContain(":444455556666:");
    }

    [Theory]
    [InlineData("\"optIn\": true, \"advanced\": true", true, true)]
    [InlineData("\"optIn\": false, \"advanced\": true", false, true)]
    [InlineData("\"advanced\": true, \"advancedSince\": \"2026-11-23\"", true, false)]
    [InlineData("\"optIn\": null, \"advanced\": null", null, null)]
    public async Task DescribeRegionSettings_SaysBothPreferences(string region, bool? optIn, bool? advanced)
    {
        await using var server = await LocalAwsServer.StartAsync(A.Region(region), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        var settings = (await client.Backup("/account-settings")).Json;
        Preference("ResourceTypeOptInPreference").ShouldBe(optIn);
        Preference("ResourceTypeManagementPreference").ShouldBe(advanced);

        bool? Preference(string map) => settings.GetProperty(map).TryGetProperty("DynamoDB", out var value) ? value.GetBoolean() : null;
    }

    private static Task<LocalAwsServer> Messy() => LocalAwsServer.StartAsync(Scenario.Embedded("messy"), cancellationToken: TestContext.Current.CancellationToken);
}
