using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Embeddings;

/// <summary>Refuses vectors that would spoil everything that is computed from them.</summary>
internal static class AnswerCheck
{
    /// <returns>The same vectors: as many as texts, finite, all of one length.</returns>
    public static GeneratedEmbeddings<Embedding<float>> Checked(GeneratedEmbeddings<Embedding<float>> embeddings, int texts)
    {
        if (embeddings.Count != texts)
        {
            throw Refused(FailureCodes.VectorCount, embeddings);
        }

        foreach (var embedding in embeddings)
        {
            if (embedding is not { Dimensions: > 0 } || !IsFinite(embedding.Vector.Span))
            {
                throw Refused(FailureCodes.VectorValues, embeddings);
            }
        }

        return WithOneLength(embeddings);
    }

    /// <returns>The same vectors: all of one length.</returns>
    public static GeneratedEmbeddings<Embedding<float>> WithOneLength(GeneratedEmbeddings<Embedding<float>> embeddings) =>
        embeddings.All(embedding => embedding.Dimensions == embeddings[0].Dimensions) ? embeddings : throw Refused(FailureCodes.VectorDimensions, embeddings);

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    // Another attempt would cost as much and answer the same.
    public static ModelServerException Refused(string code, GeneratedEmbeddings<Embedding<float>> embeddings) =>
        new(FailureKind.InvalidRequest, code: code) { Usage = AttemptExtensions.OwnUsage(embeddings.Usage) };
}
