using System.Text.Json;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Recording;

/// <summary>Turns columns back into recovery points. Pages must be taken in the order in which they were written.</summary>
internal sealed class PageDecoder
{
    private readonly List<string> _texts = [];
    private readonly List<RecoveryPointCreator> _creators = [];
    private readonly List<Lifecycle> _lifecycles = [];
    private readonly List<BackupVault> _vaults = [];

    /// <summary>Learns what is new in a page, and checks that it holds together.</summary>
    /// <returns>The page's vault.</returns>
    /// <exception cref="JsonException">Columns differ in length, or a number stands for nothing.</exception>
    public BackupVault Learn(PointPage page)
    {
        _texts.AddRange(page.NewTexts ?? []);
        _creators.AddRange(page.NewCreators ?? []);
        _lifecycles.AddRange(page.NewLifecycles ?? []);
        _vaults.AddRange(page.NewVaults ?? []);
        var count = page.Created.Length;
        if (page.Size.Length != count || (page.DeleteAfter ?? page.Size).Length != count || (page.ColdAfter ?? page.Size).Length != count
            || !Fits(page.Table, 0, _texts.Count) || !Fits(page.Status, -1, _texts.Count) || !Fits(page.Source, -1, _texts.Count)
            || !Fits(page.Creator, -1, _creators.Count) || !Fits(page.Lifecycle, -1, _lifecycles.Count)
            || page.Vault < 0 || page.Vault >= _vaults.Count || !AllAreDates(page))
        {
            throw new JsonException("a page of recovery points does not hold together");
        }
        return _vaults[page.Vault];

        bool Fits(int[]? column, int least, int below) => column is null || (column.Length == count && Array.TrueForAll(column, value => value >= least && value < below));
    }

    private static bool AllAreDates(PointPage page)
    {
        var at = (Int128)0;
        for (var i = 0; i < page.Created.Length; i++)
        {
            at += page.Created[i];
            if (!IsDate(at) || !IsDate(at + (page.DeleteAfter?[i] ?? 0)) || !IsDate(at + (page.ColdAfter?[i] ?? 0)))
                return false;
        }
        return true;

        static bool IsDate(Int128 milliseconds) => milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    }

    /// <summary>The points of a page that was learned.</summary>
    public RecoveryPoint[] Decode(PointPage page)
    {
        var vault = _vaults[page.Vault];
        var place = $"{vault.Scope.Region}:{vault.Scope.AccountId}";
        var (advanced, other) = ($"arn:{PartitionOf(vault.Arn)}:backup:{place}:recovery-point:", $"arn:{PartitionOf(vault.Arn)}:dynamodb:{place}:table/backup/");
        var (notAdvanced, parents) = ((page.NotAdvanced ?? []).ToHashSet(), (page.Parents ?? []).ToHashSet());
        var points = new RecoveryPoint[page.Created.Length];
        var at = 0L;
        for (var i = 0; i < points.Length; i++)
        {
            at += page.Created[i];
            points[i] = new RecoveryPoint
            {
                Arn = page.Arns?.GetValueOrDefault(i) ?? (notAdvanced.Contains(i) ? other : advanced),
                Vault = vault,
                TableArn = _texts[page.Table[i]],
                CreatedAt = Instants.Instant(at),
                Status = page.Status[i] < 0 ? null : _texts[page.Status[i]],
                SizeBytes = page.Size[i],
                DeleteAt = page.DeleteAfter?[i] is { } delete ? Instants.Instant(at + delete) : null,
                MoveToColdAt = page.ColdAfter?[i] is { } cold ? Instants.Instant(at + cold) : null,
                Lifecycle = page.Lifecycle?[i] is >= 0 and var lifecycle ? _lifecycles[lifecycle] : null,
                CreatedBy = page.Creator?[i] is >= 0 and var creator ? _creators[creator] : null,
                SourceVaultArn = page.Source?[i] is >= 0 and var source ? _texts[source] : null,
                IsParent = parents.Contains(i),
            };
        }
        return points;
    }

    private static string PartitionOf(string arn) => arn.Split(':', 3) is [_, var partition, _] ? partition : "aws";
}
