using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace Rlaif.Clients.OpenAI;

/// <summary>Turns a reply with vectors into embeddings, in the order of the texts.</summary>
internal static class EmbeddingReader
{
    public static GeneratedEmbeddings<Embedding<float>> Read(BinaryData reply)
    {
        using var document = ReplyDocument.Parse(reply);
        var usage = ReplyDocument.UsageIn(document.RootElement);
        try
        {
            return Read(PackageJson.Read<OpenAIEmbeddingCollection>(reply), usage);
        }
        catch (Exception exception) when (exception is not ModelServerException)
        {
            // The package fails over a reply without vectors in whatever way.
            throw ServerFailures.UnreadableReply(usage);
        }
    }

    private static GeneratedEmbeddings<Embedding<float>> Read(OpenAIEmbeddingCollection vectors, TokenUsage usage)
    {
        var result = new Embedding<float>[vectors.Count];
        foreach (var vector in vectors)
        {
            // Each place is taken once, or nobody knows whose vector it is.
            if (vector.Index < 0 || vector.Index >= result.Length || result[vector.Index] is not null)
            {
                throw ServerFailures.DisorderedVectors(usage);
            }

            result[vector.Index] = new Embedding<float>(vector.ToFloats()) { ModelId = vectors.Model };
        }

        return new GeneratedEmbeddings<Embedding<float>>(result)
        {
            Usage = new UsageDetails { InputTokenCount = usage.PromptTokens, TotalTokenCount = usage.PromptTokens },
        };
    }
}
