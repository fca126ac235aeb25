namespace Rlaif.Clients;

/// <summary>Keeps answers in memory; beyond a size, those that went unused the longest go.</summary>
/// <remarks>Safe for concurrent use; one cache may serve several clients.</remarks>
public sealed class MemoryAnswerCache : IAnswerCache
{
    private const long SizeOfAnEntry = 350;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _latestFirst = new();
    private readonly long _sizeLimit;

    /// <summary>Initializes the cache.</summary>
    /// <param name="sizeLimit">About how many bytes it may take, at least 1. The default is 256 MB.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeLimit"/> is below 1.</exception>
    public MemoryAnswerCache(long sizeLimit = 256 * 1024 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizeLimit, 1);
        _sizeLimit = sizeLimit;
    }

    /// <summary>Gets about how many bytes the answers take.</summary>
    internal long Size { get; private set; }

    /// <inheritdoc/>
    public ValueTask<CachedAnswer?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return default;
            }

            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            return ValueTask.FromResult<CachedAnswer?>(node.Value.Answer);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string key, CachedAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        var entry = new Entry(key, answer, SizeOfAnEntry + answer.Size);
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var earlier))
            {
                Remove(earlier);
            }

            // What is larger than the whole cache would only drive the others out.
            if (entry.Size <= _sizeLimit)
            {
                _entries.Add(key, _latestFirst.AddFirst(entry));
                Size += entry.Size;
                Shrink();
            }
        }

        return ValueTask.CompletedTask;
    }

    private void Shrink()
    {
        while (Size > _sizeLimit)
        {
            Remove(_latestFirst.Last!);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _latestFirst.Remove(node);
        _entries.Remove(node.Value.Key);
        Size -= node.Value.Size;
    }

    private sealed record Entry(string Key, CachedAnswer Answer, long Size);
}
