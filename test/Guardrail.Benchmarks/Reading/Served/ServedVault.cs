using System.Globalization;
using System.Text;

namespace Guardrail.Benchmarks.Reading.Served;

/// <summary>A vault whose points stand as AWS would write them, newest first, in one run of bytes: any page of any span of time is a piece of it.</summary>
internal sealed class ServedVault
{
    private const int BlockLength = 64 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _ends = [];
    private readonly (int Block, int At)[] _starts;
    private readonly long[] _created;
    private int _used;

    public ServedVault(string name, int number, List<int> tables, int days)
    {
        (Name, Number, Days) = (name, number, days);
        Count = tables.Count * days;
        _starts = new (int, int)[Count + 1];
        _created = new long[Count];
        _blocks.Add(new byte[Math.Min(BlockLength, 4096 + (Count * 1024))]);
        var place = 0;
        for (var day = 0; day < days; day++)
        {
            // Backups start in the first hour of their window, a few each second.
            var run = ServedEstate.AsOf.AddDays(-day).Date.AddHours(5);
            for (var i = tables.Count - 1; i >= 0; i--)
                Add(place++, tables[i], new DateTimeOffset(run, TimeSpan.Zero).ToUnixTimeMilliseconds() + (i * 3_300_000L / tables.Count));
        }
        _starts[Count] = (_blocks.Count - 1, _used);
    }

    public string Name { get; }

    public int Number { get; }

    public int Days { get; }

    public int Count { get; }

    public string Arn => $"arn:aws:backup:us-east-1:{ServedEstate.Account}:backup-vault:{Name}";

    public string PlanId => $"6f3c9d1e-0000-4a5b-8c7d-0000000000{Number:00}";

    public string RuleId => $"7e2b8c0d-0000-4b6c-9d8e-0000000000{Number:00}";

    /// <summary>One page: where its points stand, and where the next begins; -1 for the last.</summary>
    public (IReadOnlyList<ReadOnlyMemory<byte>> Pieces, int Next) Page(long? after, long? before, int? from, int size)
    {
        var start = Math.Max(from ?? 0, before is { } b ? FirstOlderThan(b) : 0);
        var end = after is { } a ? FirstNotNewerThan(a) : Count;
        var stop = Math.Min(start + size, end);
        return (Pieces(start, Math.Max(start, stop)), stop < end ? stop : -1);
    }

    private List<ReadOnlyMemory<byte>> Pieces(int start, int stop)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        for (var i = start; i < stop;)
        {
            var (block, at) = _starts[i];
            var next = i;
            while (next < stop && _starts[next].Block == block)
                next++;
            var to = _starts[next].Block == block ? _starts[next].At : _ends[block];
            // Each point ends with a comma: the last one's is left out.
            pieces.Add(_blocks[block].AsMemory(at, to - at - (next == stop ? 1 : 0)));
            i = next;
        }
        return pieces;
    }

    private int FirstOlderThan(long instant) => First(created => created < instant);

    private int FirstNotNewerThan(long instant) => First(created => created <= instant);

    private int First(Func<long, bool> found)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (found(_created[middle])) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private void Add(int place, int table, long created)
    {
        var text = Point(place, table, created);
        if (_used + text.Length > _blocks[^1].Length)
        {
            _ends.Add(_used);
            _blocks.Add(new byte[BlockLength]);
            _used = 0;
        }
        _starts[place] = (_blocks.Count - 1, _used);
        _created[place] = created;
        _used += Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used));
    }

    private string Point(int place, int table, long created)
    {
        var size = 1_000_000_000L + (table * 7_919_000L);
        var completed = created + 600_000;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"RecoveryPointArn":"arn:aws:backup:us-east-1:{{ServedEstate.Account}}:recovery-point:{{Number:x4}}{{place:x8}}-7bb8-4901-8c23-4567d8e9ef01","BackupVaultName":"{{Name}}","BackupVaultArn":"{{Arn}}","SourceBackupVaultArn":null,"ResourceArn":"{{ServedEstate.TableArn(table)}}","ResourceType":"DynamoDB","CreatedBy":{"BackupPlanId":"{{PlanId}}","BackupPlanArn":"arn:aws:backup:us-east-1:{{ServedEstate.Account}}:backup-plan:{{PlanId}}","BackupPlanName":"{{PlanId}}","BackupPlanVersion":"djE","BackupRuleId":"{{RuleId}}","BackupRuleName":"daily","BackupRuleCron":"cron(0 5 * * ? *)","BackupRuleTimezone":"Etc/UTC"},"IamRoleArn":"arn:aws:iam::{{ServedEstate.Account}}:role/service-role/AWSBackupDefaultServiceRole","Status":"COMPLETED","StatusMessage":null,"CreationDate":{{created / 1000.0:0.000}},"InitiationDate":{{created / 1000.0:0.000}},"CompletionDate":{{completed / 1000.0:0.000}},"BackupSizeInBytes":{{size}},"CalculatedLifecycle":{"DeleteAt":{{(created / 1000.0) + (Days * 86400L):0.000}}},"Lifecycle":{"DeleteAfterDays":{{Days}}},"EncryptionKeyArn":"arn:aws:kms:us-east-1:{{ServedEstate.Account}}:key/0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f","IsEncrypted":true,"IsParent":false,"ResourceName":"{{ServedEstate.TableName(table)}}","VaultType":"BACKUP_VAULT"},
            """);
    }
}
