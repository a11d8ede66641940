namespace Guardrail.Inventory;

/// <summary>Something that could not be read, priced or understood. Totals of a report with gaps are lower bounds.</summary>
/// <param name="AccountId">The account; empty where it is not known.</param>
/// <param name="Region">The Region; empty where it is not known.</param>
/// <param name="What">The operation or the thing: <c>vault/NAME</c>, <c>plan/ID</c>, <c>table/NAME</c>, <c>region</c>, <c>price/REGION</c>, <c>point/ARN</c>, <c>size/NAME</c>…</param>
/// <param name="Code">AWS's error code, or one of ours in the same style, such as <c>SizeUnknown</c>.</param>
/// <param name="Message">One line: what is missing, and what to do about it. Text from AWS is data and not yet escaped.</param>
/// <param name="Accepted">Whether the policy accepts this gap.</param>
public sealed record Gap(string AccountId, string Region, string What, string Code, string Message, bool Accepted = false);
