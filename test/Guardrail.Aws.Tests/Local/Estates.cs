namespace Guardrail.Aws.Tests.Local;

/// <summary>Scenarios of which tests know every figure.</summary>
internal static class Estates
{
    /// <summary>Two tables, two plans (one an organization's), two vaults: small enough to be read in a moment, large enough to lose a part.</summary>
    public const string Small = $$"""
        {
          "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true, {{Paging}}
          "accounts": { "111122223333": { "regions": { "us-east-1": {{SmallRegion}} } } }
        }
        """;

    /// <summary>The same, in pages of at most three, many shorter, each third one empty.</summary>
    public static string SmallInShortPages => Small.Replace(Paging, """ "paging": { "pageSize": 3, "shortPages": true, "emptyPageEvery": 3 }, """, StringComparison.Ordinal);

    /// <summary>One account's side of one Region: 9 points in daily, 3 in Default (the oldest of each is deleted at asOf).</summary>
    public const string SmallRegion = """
        {
          "tables": [
            { "name": "orders", "size": "500GB", "items": 1000, "createdAt": "2025-03-01", "tags": { "backup": "daily", "team": "shop" } },
            { "name": "never-tagged", "size": "1GB", "createdAt": "2025-03-01",
              "nativeBackups": [ { "name": "by-hand", "createdAt": "2026-01-01", "size": "2GB" } ] },
            { "name": "was-tagged", "size": "1GB", "createdAt": "2025-03-01", "wasTagged": true }
          ],
          "vaults": [ { "name": "daily", "minDays": 7, "maxDays": 400 }, { "name": "Default" } ],
          "plans": [
            {
              "name": "daily", "since": "2026-06-01",
              "rules": [ { "name": "ten", "schedule": "cron(0 0 * * ? *)", "timeZone": "Etc/UTC", "startWindowMinutes": 60, "deleteAfterDays": 10, "vault": "daily" } ],
              "backsUp": [ "orders" ],
              "selections": [ { "name": "tagged", "resources": [ "arn:aws:dynamodb:*:*:table/*" ], "notResources": null,
                "conditions": { "StringEquals": [ { "ConditionKey": "aws:ResourceTag/backup", "ConditionValue": "daily" } ], "StringNotLike": [] } } ]
            },
            {
              "name": "org", "id": "orgs/544033d1-b19c-3f2a", "since": "2026-10-01",
              "rules": [ { "name": "weekly", "schedule": "cron(0 0 ? * SUN *)", "deleteAfterDays": 28, "coldAfterDays": 0, "vault": "Default" } ],
              "backsUp": [ "never-tagged" ]
            }
          ]
        }
        """;

    private const string Paging = """ "seed": 1, """;
}
