namespace Guardrail.Coverage;

/// <summary>Whether AWS Backup takes in DynamoDB where a selection does not name tables: by <c>*</c>, by service or by tag (documented).</summary>
public enum ServiceOptIn
{
    /// <summary>The scope's settings say so.</summary>
    OptedIn,

    /// <summary>The scope's settings say no; a Region that does not name DynamoDB says no as well.</summary>
    OptedOut,

    /// <summary>The settings could not be read. Taken as opted in: rather a plan too many than a cost not told.</summary>
    NotRead,

    /// <summary>An organization's policy made the plan, so its management account's settings count (documented), which cannot be seen from here. Taken as opted in.</summary>
    ManagementAccount,
}
