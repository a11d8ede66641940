using Guardrail.Changes;
using Guardrail.Inventory;

namespace Guardrail.Cli.Arguments;

/// <summary>A copy of every backup: <c>VAULT_ARN</c>, or <c>VAULT_ARN=DAYS</c>.</summary>
internal static class CopyArgument
{
    /// <summary>The copy action; without days the copy has the rule's own lifecycle.</summary>
    /// <exception cref="CliException">The text names no vault, or no days.</exception>
    public static CopyAction Read(string text)
    {
        var (arn, days) = text.Split('=', 2) is [var before, var after] ? (before, after) : (text, null);
        if (arn.Split(':') is not ["arn", { Length: > 0 }, "backup", { Length: > 0 }, { Length: > 0 }, "backup-vault", { Length: > 0 }])
            throw new CliException($"--copy-to: '{arn}' is not the ARN of a vault, such as arn:aws:backup:eu-west-1:111122223333:backup-vault:dr.");
        return new CopyAction(arn, DaysArgument.Read(days, "--copy-to") is { } kept && kept != RuleChange.Never ? new Lifecycle(null, kept) : days is null ? null
            : throw new CliException("--copy-to: a copy is kept for ever only where its rule's points are; leave the days out."));
    }
}
