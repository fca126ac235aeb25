namespace Rlaif.Clients.Embeddings;

/// <summary>How reading a vector ended.</summary>
internal enum SegmentRead
{
    Done,

    /// <summary>The vector is not what was written.</summary>
    Damaged,

    /// <summary>The file is no longer there: another process has merged or removed it.</summary>
    Gone,
}
