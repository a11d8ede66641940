namespace Guardrail.LocalAws;

/// <summary>One request the endpoint received.</summary>
/// <param name="Operation">AWS's name of the operation, such as <c>ListTables</c>; "(unknown)" where the request meant none.</param>
/// <param name="AccountId">The account the credentials belong to; null where they were refused.</param>
/// <param name="Region">The Region of the signature's scope; null where the request was refused.</param>
/// <param name="Resource">The vault, plan, table, topic or role called upon; null for a whole list.</param>
/// <param name="At">When the request arrived, counted from the start of the endpoint.</param>
/// <param name="Status">The HTTP status of the answer; 0 where the connection was dropped.</param>
/// <param name="ErrorCode">AWS's code of the error; null where there was none.</param>
public sealed record Call(string Operation, string? AccountId, string? Region, string? Resource, TimeSpan At, int Status, string? ErrorCode);
