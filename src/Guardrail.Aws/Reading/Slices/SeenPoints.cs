using System.Runtime.InteropServices;

namespace Guardrail.Aws.Reading.Slices;

/// <summary>
/// Remembers which recovery points of a vault were taken, in eight bytes each (a hash of the ARN: two of a million meet with a chance of one in thirty million).
/// So nothing counts twice where listings overlap, or where points made meanwhile shift a page. For one thread.
/// </summary>
internal sealed class SeenPoints
{
    private ulong[] _slots = new ulong[64];

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a point; false where it is there already.</summary>
    public bool Add(string arn)
    {
        // Three quarters full at most.
        if ((Count + 1) * 4L > _slots.Length * 3L)
            Grow();
        if (!Place(Hash(arn)))
            return false;
        Count++;
        return true;
    }

    private bool Place(ulong hash)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)(hash & (uint)mask); ; at = (at + 1) & mask)
        {
            if (_slots[at] == hash)
                return false;
            if (_slots[at] != 0)
                continue;
            _slots[at] = hash;
            return true;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        foreach (var hash in old)
        {
            if (hash != 0)
                Place(hash);
        }
    }

    /// <summary>64 well-mixed bits, never 0.</summary>
    private static ulong Hash(string text)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            hash = Mixed(hash ^ word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            hash = Mixed(hash ^ rest ^ 0x100);
        return hash == 0 ? 1 : hash;
    }

    private static ulong Mixed(ulong value)
    {
        var high = Math.BigMul(value, 0xD6E8FEB86659FD93UL, out var low);
        return high ^ low ^ value;
    }
}
