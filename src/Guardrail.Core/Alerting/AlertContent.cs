using Guardrail.Auditing;

namespace Guardrail.Alerting;

/// <summary>Everything one run has to tell one destination.</summary>
public sealed record AlertContent
{
    /// <summary>What is said where no memory is configured, so that a reader knows why the same is told every day.</summary>
    public const string NoMemory = "No alert memory is configured: what is found is told on every run, and nothing is said when it is resolved.";

    /// <summary>What has happened to findings, in any order.</summary>
    public IReadOnlyList<News> News { get; init; } = [];

    /// <summary>Changes of plans, selections and settings with what they add.</summary>
    public IReadOnlyList<CostChange> Changes { get; init; } = [];

    /// <summary>Sentences about the telling itself, such as <see cref="NoMemory"/>, that memory could not be reached, or that an owner's topic is dead.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether this is worth a message: news at warning or above, or a change. Infos go along but wake nobody.</summary>
    public bool IsWorthTelling => Changes.Count > 0 || News.Any(news => news.IsWorthTelling);

    /// <summary>All findings of a run that remembers nothing.</summary>
    public static AlertContent WithoutMemory(IReadOnlyList<Finding> findings) => new()
    {
        News = [.. findings.Select(finding => new News { Kind = NewsKind.Found, Finding = finding })],
        Notes = [NoMemory],
    };
}
