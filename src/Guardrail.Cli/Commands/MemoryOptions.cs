using System.CommandLine;
using Guardrail.Aws.Memory;

namespace Guardrail.Cli.Commands;

/// <summary>The options that say what remembers, and which owners have topics of their own.</summary>
internal sealed class MemoryOptions
{
    private readonly Option<string?> _table = new("--memory-table")
    {
        Description = "The DynamoDB table (name or ARN) that remembers what was told; without it everything is told every time.",
        HelpName = "TABLE",
    };

    private readonly Option<string?> _endpoint = new("--memory-endpoint") { Description = "Where that table is asked, if not at AWS.", HelpName = "URL" };

    private readonly Option<string[]> _owners = new("--owner-topic")
    {
        Description = "A further topic for findings of the tables of an owner (tag 'owner', or the policy's ownerTag); may be given again.",
        HelpName = "OWNER=ARN",
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_table);
        command.Add(_endpoint);
        command.Add(_owners);
    }

    /// <summary>What remembers; null for nothing.</summary>
    /// <exception cref="CliException">Table or endpoint is malformed.</exception>
    public MemorySettings? Read(ParseResult parsed)
    {
        var endpoint = parsed.GetValue(_endpoint);
        if (parsed.GetValue(_table) is not { } table)
            return endpoint is null ? null : throw new CliException("--memory-endpoint does nothing without --memory-table.");
        if (!MemorySettings.IsTable(table))
            throw new CliException($"--memory-table: '{table}' is neither the name nor the ARN of a DynamoDB table.");
        if (endpoint is null)
            return new MemorySettings { Table = table };
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? new MemorySettings { Table = table, Endpoint = uri }
            : throw new CliException($"--memory-endpoint: '{endpoint}' is not an http or https address such as http://127.0.0.1:4567.");
    }

    /// <summary>Topics by owner; empty for none.</summary>
    /// <exception cref="CliException">One is malformed, or an owner has two.</exception>
    public IReadOnlyDictionary<string, string> OwnerTopics(ParseResult parsed)
    {
        var topics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in parsed.GetValue(_owners) ?? [])
        {
            // The ARN holds no equals sign; an owner's name may.
            var at = text.LastIndexOf('=');
            if (at <= 0 || text[(at + 1)..].Split(':') is not ["arn", { Length: > 0 }, "sns", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }])
                throw new CliException($"--owner-topic: '{text}' is not an owner and a topic. Write OWNER=ARN, such as shop=arn:aws:sns:us-east-1:111122223333:shop.");
            if (!topics.TryAdd(text[..at], text[(at + 1)..]))
                throw new CliException($"--owner-topic: owner '{text[..at]}' has two topics; give one.");
        }
        return topics;
    }
}
