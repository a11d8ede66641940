using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Reading.Slices;

/// <summary>One vault of 1,260 points, most of which share their instants, read in pages of 10 and slices of 5 pages: as one of 126,000 is at full size.</summary>
public class SlicedVaultTests
{
    private const int PageSize = 10;

    private static AwsReadOptions Sliced => LocalAccount.Options with { PointsOfAPage = PageSize, PagesOfASlice = 5 };

    /// <summary>Hourly at one instant, daily somewhere in the start window, copies that carry old dates and lie within a second of each other, and points without a date.</summary>
    private static string Estate(string listing, string told = "", string more = "") => $$"""
        {
          "asOf": "2026-11-22T00:30:00Z", "punctual": {{(more.Contains("late", StringComparison.Ordinal) ? "false" : "true")}}, "punctualDeletion": true, "listing": { {{listing}} },
          "accounts": { "111122223333": { "regions": { "us-east-1": {
            "tables": [ { "name": "t{n}", "count": 4, "size": "1GB", "createdAt": "2025-01-01" } ],
            "vaults": [ { "name": "big" {{told}} } ],
            "plans": [
              { "name": "hourly", "since": "2026-01-01", "backsUp": [ "t*" ],
                "rules": [ { "name": "h", "schedule": "cron(0 * * * ? *)", "deleteAfterDays": 7, "vault": "big" } ] },
              { "name": "daily", "since": "2026-01-01", "backsUp": [ "t*" ],
                "rules": [ { "name": "d", "schedule": "cron(30 5 * * ? *)", "startWindowMinutes": 480, "deleteAfterDays": 45, "vault": "big" } ] } ],
            "recoveryPoints": [
              { "vault": "big", "table": "t01", "createdAt": "2026-11-20T10:00:37.0Z", "size": 5, "count": 200, "everyHours": 0.0001, "sourceVault": "arn:aws:backup:eu-west-1:111122223333:backup-vault:s" },
              { "vault": "big", "table": "t02", "createdAt": "2026-11-21T00:00:36.9Z", "size": 5, "count": 60, "everyHours": 24.0 },
              { "vault": "big", "table": "t03", "createdAt": "2026-10-21T00:00:00Z", "size": 5, "count": 40, "everyHours": 7, "without": [ "CreationDate" ] } ]
          } } } }
        }
        """;

    private static async Task<(LocalAccount Account, ScopeInventory Read)> ReadAsync(string scenario, AwsReadOptions options, Action<LocalAwsServer>? then = null)
    {
        var account = await LocalAccount.StartAsync(scenario, options: options);
        then?.Invoke(account.Server);
        return (account, await account.ReadAsync());
    }

    private static async Task<HashSet<string>> TruthAsync(string scenario)
    {
        var (account, _) = await ReadAsync(scenario, LocalAccount.Options);
        await using var whole = account;
        return [.. account.Points.All.Select(point => point.Arn)];
    }

    public static TheoryData<string, string> Listings()
    {
        var all = new TheoryData<string, string>();
        foreach (var order in new[] { "newestFirst", "oldestFirst", "byTable", "shuffled" })
            foreach (var bounds in new[] { "excluded", "included", "cutToSeconds" })
                all.Add(order, bounds);
        return all;
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task ReadAsync_LosesNothingAndCountsNothingTwice_WhateverTheOrderAndTheBounds(string order, string bounds)
    {
        var (told, lateness) = bounds switch
        {
            "excluded" => (", \"pointsTold\": 0", ""),
            "included" => (", \"pointsTold\": 90000", ""),
            _ => ("", "late"),
        };
        var scenario = Estate($"\"order\": \"{order}\", \"bounds\": \"{bounds}\"", told, lateness);
        var truth = await TruthAsync(scenario);
        var (account, read) = await ReadAsync(scenario, Sliced);
        await using var sliced = account;

        var arns = account.Points.All.Select(point => point.Arn).ToList();
        arns.ShouldBeUnique();
        arns.Count.ShouldBe(truth.Count);
        truth.SetEquals(arns).ShouldBeTrue();
        // Points without a date are gaps, each once, in whichever slice they come.
        read.Gaps.Count(gap => gap.What.StartsWith("point/", StringComparison.Ordinal)).ShouldBe(20);
        read.Gaps.Single(gap => gap.What == "vault/big").Message.ShouldStartWith("20 more recovery points");
        read.Vaults[0].Complete.ShouldBeFalse();
    }

    [Theory]
    [InlineData("newestFirst")]
    [InlineData("oldestFirst")]
    [InlineData("shuffled")]
    public async Task ReadAsync_ReadsSlicesAtOnce_ForACallEachAtMost(string order)
    {
        var (account, _) = await ReadAsync(Estate($"\"order\": \"{order}\""), Sliced, server =>
            server.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Kind = FaultKind.Delay, Delay = TimeSpan.FromMilliseconds(2) }));
        await using var sliced = account;

        account.Server.Calls.PeakConcurrencyOf("ListRecoveryPointsByBackupVault").ShouldBeGreaterThan(2);
        var calls = account.Inventory.Calls.ByOperation["ListRecoveryPointsByBackupVault"];
        var fewest = (account.Points.All.Count + 40) / PageSize;
        calls.ShouldBeInRange(fewest, fewest + (fewest / 5) + 2);
    }

    [Fact]
    public async Task ReadAsync_ReadsOneListing_WhenTheVaultIsSmall()
    {
        var (account, _) = await ReadAsync(Estate("\"order\": \"shuffled\""), Sliced with { PointsOfAPage = 1000, PagesOfASlice = 50 });
        await using var sliced = account;

        account.Inventory.Calls.ByOperation["ListRecoveryPointsByBackupVault"].ShouldBe(2);
        account.Server.Calls.PeakConcurrencyOf("ListRecoveryPointsByBackupVault").ShouldBe(1);
    }

    [Fact]
    public async Task ReadAsync_CostsFewCallsMore_WhenTheVaultHoldsOtherThings()
    {
        // Told: many times what is there; the rest is of other types.
        foreach (var order in new[] { "newestFirst", "oldestFirst", "shuffled" })
        {
            var (account, _) = await ReadAsync(Estate($"\"order\": \"{order}\"", ", \"pointsTold\": 360000"), Sliced with { PointsOfAPage = 130 });
            await using var sliced = account;

            account.Inventory.Calls.ByOperation["ListRecoveryPointsByBackupVault"].ShouldBeLessThan(18, order);
        }
    }

    [Theory]
    [InlineData("newestFirst")]
    [InlineData("oldestFirst")]
    [InlineData("byTable")]
    public async Task ReadAsync_KeepsWhatStaysOnce_WhilePointsAreMadeCopiedAndDeleted(string order)
    {
        var listing = $"\"order\": \"{order}\", \"tokensByKey\": true";
        var before = Estate(listing);
        // Of the three that change, the first is made, the second a copy that carries an old date, and the third, there at first, is deleted.
        var after = before
            .Replace("\"count\": 200", "\"count\": 180", StringComparison.Ordinal)
            .Replace("\"count\": 60", "\"count\": 90", StringComparison.Ordinal);
        var (one, other) = (Scenario.Parse(before), Scenario.Parse(after));
        var (first, second) = (await TruthAsync(before), await TruthAsync(after));
        await using var account = await LocalAccount.StartAsync(before, options: Sliced);
        using var done = new CancellationTokenSource();
        var changing = ChangeAsync();

        await account.ReadAsync();
        await done.CancelAsync();
        await changing;

        var arns = account.Points.All.Select(point => point.Arn).ToList();
        arns.ShouldBeUnique();
        first.Intersect(second).Except(arns).ShouldBeEmpty();
        arns.Except(first).Except(second).ShouldBeEmpty();

        async Task ChangeAsync()
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                account.Server.Serve(i % 2 == 0 ? other : one);
                await Task.Delay(15, TestContext.Current.CancellationToken);
            }
        }
    }
}
