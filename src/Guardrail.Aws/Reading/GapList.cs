using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Collects what could not be read in one account and Region. Safe for several threads.</summary>
internal sealed class GapList(Scope scope)
{
    private readonly Lock _lock = new();
    private readonly List<Gap> _gaps = [];

    /// <summary>Adds something that was answered but cannot be understood.</summary>
    public void Add(string what, string code, string message)
    {
        lock (_lock)
            _gaps.Add(new Gap(scope.AccountId, scope.Region, what, code, message));
    }

    /// <summary>Adds a call that failed. One that ends the whole scope is not added here: it is one gap, not one for each call.</summary>
    /// <param name="what">The thing, such as <c>vault/NAME</c>.</param>
    /// <param name="missing">What is missing, as the beginning of a sentence.</param>
    /// <param name="exception">The failed call.</param>
    public void Add(string what, string missing, AwsCallException exception)
    {
        if (!exception.Failure.EndsTheScope)
            Add(what, exception.Failure.Code, $"{missing} ({exception.Failure.Reason}). {GapAdvice.For(exception)}");
    }

    /// <summary>The gaps, each once, in the order of their subjects, so that two readings of the same account read alike.</summary>
    public IReadOnlyList<Gap> ToList()
    {
        lock (_lock)
            return [.. _gaps.Distinct().OrderBy(gap => gap.What, StringComparer.Ordinal).ThenBy(gap => gap.Code, StringComparer.Ordinal)];
    }
}
