using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Embeddings;

/// <summary>Keeps vectors in a folder that processes may share; it holds hashes and numbers, no text.</summary>
/// <remarks>
/// Every file is written once and renamed into place, so that no locks are needed and a kill tears nothing. What cannot be read is
/// a miss, what cannot be written is a log line: the cache spares requests, it never stops a run. Safe for concurrent use.
/// </remarks>
internal sealed class EmbeddingCache(string folder, long sizeLimit, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SegmentIndex _index = new();
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private bool _isOpen;
    private bool _isWarned;

    public bool TryGet(in EmbeddingKey key, out float[] vector)
    {
        while (Find(key) is { } found)
        {
            var read = found.Segment.TryRead(found.Row, key, out vector);
            if (read == SegmentRead.Done)
            {
                return true;
            }

            Forget(found.Segment, key, read);
        }

        vector = [];
        return false;
    }

    /// <summary>Sees what other processes have written and removed meanwhile.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            Guard(Synchronize);
        }
    }

    /// <summary>Gets the length of a model's vectors, where there are any.</summary>
    public int? DimensionsOf(in EmbeddingKey model)
    {
        lock (_gate)
        {
            Open();
            return _index.DimensionsOf(model);
        }
    }

    /// <summary>Keeps the vectors that are not there yet.</summary>
    public void Add(EmbeddingKey model, IReadOnlyList<(EmbeddingKey Key, ReadOnlyMemory<float> Vector)> vectors)
    {
        lock (_gate)
        {
            Open();
            List<(EmbeddingKey Key, ReadOnlyMemory<float> Vector)> missing = [.. vectors.Where(vector => !_index.TryFind(vector.Key, out _)).DistinctBy(vector => vector.Key)];
            if (missing.Count > 0)
            {
                Guard(() => Write(model, missing));
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var segment in _index.Segments)
            {
                segment.Dispose();
            }
        }
    }

    private (Segment Segment, int Row)? Find(in EmbeddingKey key)
    {
        lock (_gate)
        {
            Open();
            return _index.TryFind(key, out var location) ? location : null;
        }
    }

    private void Forget(Segment segment, in EmbeddingKey key, SegmentRead read)
    {
        lock (_gate)
        {
            if (read == SegmentRead.Damaged)
            {
                EmbeddingLog.Damaged(logger, segment.Name);
                _index.Forget(key);

                // Merged with nothing, it keeps what is whole.
                Guard(() => SegmentMerger.TryMerge(folder, _index, [segment]));
            }
            else
            {
                // Merged by another process, most likely: then the vector stands in a file that is not known yet.
                _index.Forget(segment.Name);
                Guard(Synchronize);
            }
        }
    }

    private void Open()
    {
        if (!_isOpen)
        {
            _isOpen = true;
            Guard(() =>
            {
                CacheFolder.Prepare(folder, timeProvider);
                Synchronize();
                Tidy(newest: null);
            });
        }
    }

    private void Synchronize()
    {
        var files = Directory.GetFiles(folder, $"*{SegmentFiles.Extension}").ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
        foreach (var gone in _index.Segments.Where(segment => !files.ContainsKey(segment.Name)).ToList())
        {
            _index.Forget(gone.Name);
        }

        foreach (var (name, path) in files.Where(file => !_index.Holds(file.Key) && !_foreign.Contains(file.Key)))
        {
            Take(name, path);
        }
    }

    private void Take(string name, string path)
    {
        try
        {
            if (SegmentFiles.Open(path) is { } opened)
            {
                _index.Add(opened.Segment, opened.Keys);
                return;
            }

        }
        catch (FileNotFoundException)
        {
            // Another process has merged it since the folder was listed; the next look will find the result.
            return;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // One file that cannot be opened is no reason to pass over the others.
        }

        EmbeddingLog.Damaged(logger, name);
        _foreign.Add(name);
    }

    private void Write(EmbeddingKey model, List<(EmbeddingKey Key, ReadOnlyMemory<float> Vector)> vectors)
    {
        var header = new SegmentHeader(model, timeProvider.GetUtcNow().UtcTicks, vectors[0].Vector.Length, vectors.Count);
        EmbeddingKey[] keys = [.. vectors.Select(vector => vector.Key)];
        var written = SegmentFiles.Write(folder, header, keys, (row, record) =>
        {
            MemoryMarshal.AsBytes(vectors[row].Vector.Span).CopyTo(record[SegmentHeader.CheckSize..]);
            MemoryMarshal.Write(record, Segment.Check(keys[row], record[SegmentHeader.CheckSize..]));
        });
        _index.Add(written, keys);
        Tidy(written);
    }

    private void Tidy(Segment? newest)
    {
        while (SegmentMerger.Candidates(_index.Segments) is { } parts && SegmentMerger.TryMerge(folder, _index, parts))
        {
        }

        while (_index.TotalLength > sizeLimit && Oldest(newest) is { } oldest)
        {
            EmbeddingLog.Removed(logger, oldest.Name, sizeLimit);
            SegmentMerger.Remove(_index, oldest);
        }
    }

    private Segment? Oldest(Segment? newest) => _index.Segments
        .Where(segment => segment != newest)
        .OrderBy(segment => segment.Header.Created)
        .ThenBy(segment => segment.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_isWarned)
            {
                _isWarned = true;
                EmbeddingLog.Unusable(logger, folder, exception.GetType().Name);
            }
        }
    }
}
