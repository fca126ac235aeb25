using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>The vectors of the texts, with or without a flaw.</summary>
internal sealed class VectorReply(VectorFlaw flaw, int dimensions) : Reply
{
    /// <summary>The tokens that each text is said to have, so that tests can add them up.</summary>
    public const int TokensPerText = 7;

    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        var embedding = (EmbeddingRequest)request;

        // As OpenAI and most others do.
        if (embedding.Texts.Count == 0 || embedding.Texts.Any(string.IsNullOrWhiteSpace))
        {
            return Status(StatusCodes.Status400BadRequest, "invalid_input", "input").SendAsync(context, request, cancellationToken);
        }

        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Body(embedding).ToJsonString(), cancellationToken);
    }

    private JsonObject Body(EmbeddingRequest request)
    {
        var tokens = TokensPerText * request.Texts.Count;
        return new JsonObject
        {
            ["object"] = "list",
            ["model"] = $"{request.Model}-2015-10-21",
            ["data"] = new JsonArray([.. Spoiled(Vectors(request)).Select(vector => Written(vector.Index, vector.Values, request.WantsBase64 && flaw != VectorFlaw.Numbers))]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }

    private IEnumerable<(int Index, float[] Values)> Vectors(EmbeddingRequest request) =>
        request.Texts.Select((text, index) => (index, TextVectors.Of(text, request.Dimensions ?? dimensions)));

    private IEnumerable<(int Index, float[] Values)> Spoiled(IEnumerable<(int Index, float[] Values)> right)
    {
        (int Index, float[] Values)[] vectors = [.. right];
        return flaw switch
        {
            VectorFlaw.TooFew => vectors[..^1],
            VectorFlaw.TooMany => [.. vectors, (vectors.Length, vectors[^1].Values)],
            VectorFlaw.Reversed => vectors.Reverse(),
            VectorFlaw.SameIndex => vectors.Select(vector => (0, vector.Values)),
            VectorFlaw.NotANumber => [(0, [float.NaN, .. vectors[0].Values[1..]]), .. vectors[1..]],
            VectorFlaw.OtherLength => [.. vectors[..^1], (vectors.Length - 1, vectors[^1].Values[1..])],
            _ => vectors,
        };
    }

    private static JsonObject Written(int index, float[] values, bool asBase64) => new()
    {
        ["object"] = "embedding",
        ["index"] = index,
        ["embedding"] = asBase64
            ? Convert.ToBase64String(MemoryMarshal.AsBytes(values.AsSpan()))
            : new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
    };
}
