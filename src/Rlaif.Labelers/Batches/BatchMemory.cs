using System.Text.Json;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Batches;

/// <summary>What must not be forgotten in the middle of a round: what the server accepts, and what it works on.</summary>
/// <param name="Shape">The shape of requests that the server accepts; null where it has not answered yet.</param>
/// <param name="Batches">The batches, in the order in which they were handed in.</param>
internal sealed record BatchMemory(RequestShape? Shape, IReadOnlyList<BatchUnderWay> Batches)
{
    private static readonly BatchMemory Empty = new(Shape: null, []);

    public static BatchMemory Parse(string? saved)
    {
        try
        {
            return saved is null ? Empty : JsonSerializer.Deserialize(saved, BatchMemoryJson.Default.BatchMemory) ?? Empty;
        }
        catch (JsonException)
        {
            throw new LabelingException("The journal holds what another labeler has begun; resume the run with that labeler.");
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, BatchMemoryJson.Default.BatchMemory);
}
