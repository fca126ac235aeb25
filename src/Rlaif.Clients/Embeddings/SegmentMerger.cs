namespace Rlaif.Clients.Embeddings;

/// <summary>Turns many small files into few, so that a folder stays quick to open.</summary>
/// <remarks>Files of about one size are merged, so that each vector is copied some two times in all.</remarks>
internal static class SegmentMerger
{
    private const int Fewest = 16;
    private const long SmallLength = 1 << 20;
    private const long MediumLength = 16 << 20;

    /// <summary>Finds files of one model and about one size; null where there are too few.</summary>
    public static IReadOnlyList<Segment>? Candidates(IEnumerable<Segment> segments) => segments
        .Where(segment => segment.Header.FileLength < MediumLength)
        .GroupBy(segment => (segment.Header.Model, segment.Header.Dimensions, IsSmall: segment.Header.FileLength < SmallLength))
        .Where(group => group.Count() >= Fewest)
        .Select(group => group.OrderBy(segment => segment.Header.Created).ThenBy(segment => segment.Name, StringComparer.Ordinal).ToList())
        .FirstOrDefault();

    /// <summary>Writes all that is whole in some files into one, then removes them.</summary>
    /// <returns>False where another process was quicker; nothing is lost then.</returns>
    /// <exception cref="IOException">The folder cannot be written; nothing is lost.</exception>
    public static bool TryMerge(string folder, SegmentIndex index, IReadOnlyList<Segment> parts)
    {
        try
        {
            var name = WriteMerged(folder, index, parts);
            foreach (var part in parts.Where(part => part.Name != name))
            {
                Remove(index, part);
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    public static void Remove(SegmentIndex index, Segment segment)
    {
        index.Forget(segment.Name);
        File.Delete(segment.FullName);
    }

    private static string? WriteMerged(string folder, SegmentIndex index, IReadOnlyList<Segment> parts)
    {
        var rows = WholeRows(parts);
        if (rows.Count == 0)
        {
            return null;
        }

        EmbeddingKey[] keys = [.. rows.Select(row => row.Key)];
        var merged = SegmentFiles.Write(folder, parts[^1].Header with { Rows = keys.Length }, keys, (row, record) =>
        {
            if (rows[row].Segment.TryReadRecord(rows[row].Row, keys[row], record) != SegmentRead.Done)
            {
                throw new FileNotFoundException("A file of the embedding cache has gone while it was merged.");
            }
        });
        index.Add(merged, keys);
        return merged.Name;
    }

    // Read twice, here and to be copied, since the keys stand before the vectors.
    private static List<(EmbeddingKey Key, Segment Segment, int Row)> WholeRows(IReadOnlyList<Segment> parts)
    {
        var record = new byte[parts[0].Header.RecordSize];
        var rows = new Dictionary<EmbeddingKey, (EmbeddingKey Key, Segment Segment, int Row)>();
        foreach (var part in parts)
        {
            var keys = SegmentFiles.Open(part.FullName)?.Keys ?? [];
            for (var row = 0; row < keys.Length; row++)
            {
                if (!rows.ContainsKey(keys[row]) && part.TryReadRecord(row, keys[row], record) == SegmentRead.Done)
                {
                    rows.Add(keys[row], (keys[row], part, row));
                }
            }
        }

        return [.. rows.Values];
    }
}
