using System.Text.Json;

namespace Rlaif.TestServer;

/// <summary>A request of the batch endpoint; its row is the whole of what was sent.</summary>
internal sealed class BatchBody : ServerRequest
{
    public BatchBody(JsonElement body, string? apiKey, string row)
        : base(body, apiKey) => Row = row;
}
