using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Counts what has been read of one account and Region, and tells whoever watches. Safe for several threads.</summary>
internal sealed class ReadTally(Scope scope, CallCounts calls, IProgress<AwsReadProgress>? progress)
{
    private int _vaults;
    private int _vaultsDone;
    private long _points;

    /// <summary>How many recovery points were read.</summary>
    public long Points => Interlocked.Read(ref _points);

    /// <summary>The vaults are listed.</summary>
    public void VaultsFound(int count)
    {
        Interlocked.Exchange(ref _vaults, count);
        Tell();
    }

    /// <summary>A page of points was read.</summary>
    public void PointsRead(int count)
    {
        Interlocked.Add(ref _points, count);
        Tell();
    }

    /// <summary>A vault is done.</summary>
    public void VaultDone()
    {
        Interlocked.Increment(ref _vaultsDone);
        Tell();
    }

    private void Tell() =>
        progress?.Report(new AwsReadProgress(scope, Volatile.Read(ref _vaultsDone), Volatile.Read(ref _vaults), Interlocked.Read(ref _points), calls.Total));
}
