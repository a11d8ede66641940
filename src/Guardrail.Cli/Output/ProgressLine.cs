using System.Collections.Concurrent;
using System.Globalization;
using Guardrail.Aws;
using Guardrail.Inventory;

namespace Guardrail.Cli.Output;

/// <summary>One line on a terminal's stderr that says how far the reading has come, and goes when it is done.</summary>
internal sealed class ProgressLine(TextWriter error) : IProgress<AwsReadProgress>, IDisposable
{
    private const string Clear = "\r\e[K";

    private readonly ConcurrentDictionary<Scope, AwsReadProgress> _scopes = new();
    private readonly Lock _lock = new();
    private bool _shown;
    private bool _over;

    /// <inheritdoc/>
    public void Report(AwsReadProgress value)
    {
        _scopes[value.Scope] = value;
        lock (_lock)
        {
            if (_over)
                return;
            var all = _scopes.Values.ToList();
            error.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Clear}reading: {all.Count} account-Regions, {all.Sum(one => one.VaultsDone)} of {all.Sum(one => one.Vaults)} vaults, {all.Sum(one => one.PointsRead):N0} recovery points"));
            error.Flush();
            _shown = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown && !_over)
                error.Write(Clear);
            error.Flush();
            _over = true;
        }
    }
}
