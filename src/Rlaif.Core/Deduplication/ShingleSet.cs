namespace Rlaif.Deduplication;

/// <summary>The distinct shingles of one text at a time.</summary>
internal sealed class ShingleSet
{
    private ulong[] _shingles = [];
    private int _count;
    private int _row = -1;

    /// <summary>Takes up another text; one that is held already costs nothing.</summary>
    public void Load(int row, string text)
    {
        if (row == _row)
        {
            return;
        }

        var total = Shingles.Read(text, ref _shingles);
        var shingles = _shingles.AsSpan(0, total);
        shingles.Sort();
        _count = 0;
        foreach (var shingle in shingles)
        {
            if (_count == 0 || _shingles[_count - 1] != shingle)
            {
                _shingles[_count++] = shingle;
            }
        }

        _row = row;
    }

    /// <summary>Tells whether the Jaccard similarity (1901) with another set reaches a threshold; sets without shingles are like none.</summary>
    public bool IsLike(ShingleSet other, double threshold)
    {
        var (smaller, larger) = (Math.Min(_count, other._count), Math.Max(_count, other._count));
        if (smaller == 0 || smaller < threshold * larger)
        {
            return false;
        }

        var (left, right, both) = (0, 0, 0);
        while (left < _count && right < other._count)
        {
            var (mine, others) = (_shingles[left], other._shingles[right]);
            both += mine == others ? 1 : 0;
            left += mine <= others ? 1 : 0;
            right += others <= mine ? 1 : 0;
        }

        return both >= threshold * (_count + other._count - both);
    }
}
