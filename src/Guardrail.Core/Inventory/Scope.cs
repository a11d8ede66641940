namespace Guardrail.Inventory;

/// <summary>One account in one Region: everything in AWS Backup and DynamoDB is per scope.</summary>
/// <param name="AccountId">The twelve-digit AWS account id.</param>
/// <param name="Region">The Region code, such as <c>us-east-1</c>.</param>
public sealed record Scope(string AccountId, string Region);
