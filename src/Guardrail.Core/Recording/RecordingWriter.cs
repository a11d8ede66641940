using System.Text.Json;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>
/// Writes a recording as it is read, one JSON array: a header, pages of points, each account and Region after its points, and an end. Nothing is kept but the texts
/// met so far. Safe for several threads. Disposing writes the end; without it the recording reads as cut short.
/// </summary>
public sealed class RecordingWriter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly PageEncoder _encoder = new();
    private int _entries;

    /// <summary>Begins a recording.</summary>
    /// <param name="stream">Where to; stays the caller's.</param>
    /// <param name="header">What was recorded, when, by what.</param>
    public RecordingWriter(Stream stream, RecordingHeader header)
    {
        _stream = stream;
        Write(new RecordingEntry { Recording = header });
    }

    /// <summary>Recovery points written so far.</summary>
    public long Points { get; private set; }

    /// <summary>Writes recovery points; those of an account and Region come before it.</summary>
    public void Add(IReadOnlyList<RecoveryPoint> points)
    {
        lock (_lock)
        {
            Points += points.Count;
            foreach (var page in _encoder.Encode(points))
            {
                Write(new RecordingEntry { Points = page });
            }
        }
    }

    /// <summary>Writes an account and Region; all of its points have been written.</summary>
    public void Add(ScopeInventory scope)
    {
        lock (_lock)
        {
            Write(new RecordingEntry { Scope = scope });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_entries > 0)
            {
                Write(new RecordingEntry { End = _entries });
                _stream.Write("\n]\n"u8);
                _entries = 0;
            }
        }
    }

    internal void Add(TableAnswers answers)
    {
        lock (_lock)
        {
            Write(new RecordingEntry { Answers = answers });
        }
    }

    private void Write(RecordingEntry entry)
    {
        _stream.Write(_entries == 0 ? "[\n"u8 : ",\n"u8);
        JsonSerializer.Serialize(_stream, entry, RecordingJson.Plain.RecordingEntry);
        _entries++;
    }
}
