namespace Rlaif.Clients.Embeddings;

/// <summary>Says which row of which file holds a vector; not for concurrent use.</summary>
internal sealed class SegmentIndex
{
    private readonly Dictionary<EmbeddingKey, (Segment Segment, int Row)> _rows = [];
    private readonly Dictionary<string, Segment> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<EmbeddingKey, int> _dimensions = [];

    public IReadOnlyCollection<Segment> Segments => _segments.Values;

    public long TotalLength { get; private set; }

    public bool Holds(string name) => _segments.ContainsKey(name);

    public bool TryFind(in EmbeddingKey key, out (Segment Segment, int Row) location) => _rows.TryGetValue(key, out location);

    /// <summary>Gets the length of a model's vectors, where there are any.</summary>
    public int? DimensionsOf(in EmbeddingKey model) => _dimensions.TryGetValue(model, out var dimensions) ? dimensions : null;

    /// <summary>Of two rows with one key the younger counts: the older may have been found damaged.</summary>
    public void Add(Segment segment, IReadOnlyList<EmbeddingKey> keys)
    {
        Forget(segment.Name);
        _segments[segment.Name] = segment;
        _dimensions[segment.Header.Model] = segment.Header.Dimensions;
        TotalLength += segment.Header.FileLength;
        _rows.EnsureCapacity(_rows.Count + keys.Count);
        for (var row = 0; row < keys.Count; row++)
        {
            if (!_rows.TryGetValue(keys[row], out var known) || known.Segment.Header.Created <= segment.Header.Created)
            {
                _rows[keys[row]] = (segment, row);
            }
        }
    }

    public void Forget(in EmbeddingKey key) => _rows.Remove(key);

    /// <summary>Drops a file and all that it holds.</summary>
    public void Forget(string name)
    {
        if (_segments.Remove(name, out var segment))
        {
            TotalLength -= segment.Header.FileLength;
            foreach (var (key, location) in _rows)
            {
                if (location.Segment == segment)
                {
                    _rows.Remove(key);
                }
            }

            segment.Dispose();
        }
    }
}
