namespace Rlaif.Clients.Embeddings;

/// <summary>Fills the record of a row.</summary>
internal delegate void SegmentRowWriter(int row, Span<byte> record);
