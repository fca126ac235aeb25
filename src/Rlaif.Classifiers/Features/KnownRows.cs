namespace Rlaif.Classifiers.Features;

/// <summary>The features of some consecutive texts that are in the vocabulary, by number.</summary>
/// <param name="Lengths">The number of features of each row.</param>
/// <param name="Ids">The numbers row after row, ascending within a row.</param>
/// <param name="Values">The value beside each number.</param>
internal sealed record KnownRows(int[] Lengths, int[] Ids, float[] Values)
{
    public static KnownRows Of(HashedRows rows, FeatureIndex vocabulary)
    {
        var lengths = new int[rows.Count];
        var (ids, values) = (new int[rows.Hashes.Length], new float[rows.Hashes.Length]);
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var (start, end) = (rows[row].Start.Value, rows[row].End.Value);
            for (var entry = start; entry < end; entry++)
            {
                ids[count] = vocabulary.Find(rows.Hashes[entry]);
                values[count] = rows.Values[entry];
                var isKnown = ids[count] >= 0 ? 1 : 0;
                count += isKnown;
                lengths[row] += isKnown;
            }
        }

        return new KnownRows(lengths, ids[..count], values[..count]);
    }
}
