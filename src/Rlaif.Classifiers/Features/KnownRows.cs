namespace Rlaif.Classifiers.Features;

/// <summary>The features of some consecutive texts that are in the vocabulary, by number.</summary>
/// <param name="Lengths">The number of features of each row.</param>
/// <param name="Ids">The numbers row after row, ascending within a row; then some that mean nothing.</param>
/// <param name="Values">The value beside each number.</param>
/// <param name="Count">The number of features of all rows.</param>
internal sealed record KnownRows(int[] Lengths, int[] Ids, float[] Values, int Count)
{
    public static KnownRows Of(HashedRows rows, FeatureIndex vocabulary)
    {
        var lengths = new int[rows.Count];
        var hashes = rows.Hashes;
        var rowValues = rows.Values;
        var (ids, values) = (new int[hashes.Length], new float[hashes.Length]);
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var (start, end) = (rows[row].Start.Value, rows[row].End.Value);
            for (var entry = start; entry < end; entry++)
            {
                ids[count] = vocabulary.Find(hashes[entry]);
                values[count] = rowValues[entry];
                var isKnown = ids[count] >= 0 ? 1 : 0;
                count += isKnown;
                lengths[row] += isKnown;
            }
        }

        return new KnownRows(lengths, ids, values, count);
    }
}
