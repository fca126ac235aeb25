namespace Rlaif.Deduplication;

/// <summary>Tells whether texts of a pool are nearly the same: by their bitmaps where these suffice, else by their shingles.</summary>
internal sealed class TextLikeness(Pool pool, ShingleBitmaps bitmaps)
{
    private readonly ShingleSet _own = new();
    private readonly ShingleSet _other = new();

    /// <summary>Returns the first candidate that a row is like; null where it is like none.</summary>
    public int? FirstLike(int row, List<int> candidates, double threshold)
    {
        foreach (var candidate in candidates)
        {
            if (bitmaps.MayBeLike(row, candidate, threshold))
            {
                _own.Load(row, pool[row].Text);
                _other.Load(candidate, pool[candidate].Text);
                if (_own.IsLike(_other, threshold))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
