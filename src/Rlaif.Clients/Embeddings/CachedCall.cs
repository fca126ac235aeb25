using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Embeddings;

/// <summary>One call's vectors: those that are kept, and places for those that are not.</summary>
internal sealed class CachedCall(EmbeddingCache cache, EmbeddingKey model, string modelName)
{
    private readonly List<(EmbeddingKey Key, Embedding<float>? Embedding)> _places = [];
    private bool _isRefreshed;

    /// <summary>The number of vectors that were kept.</summary>
    public int Found { get; private set; }

    /// <summary>Lists the texts to ask for, while the places fill; read it once and to its end.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = EmbeddingKey.OfText(model, text);
            var embedding = Find(key);
            _places.Add((key, embedding));
            if (embedding is null)
            {
                yield return text;
            }
            else
            {
                Found++;
            }
        }
    }

    /// <summary>Keeps what was answered for the missing texts, in their order, and puts all together.</summary>
    public GeneratedEmbeddings<Embedding<float>> Complete(GeneratedEmbeddings<Embedding<float>> answer)
    {
        if (answer.Count != _places.Count - Found)
        {
            throw AnswerCheck.Refused(FailureCodes.VectorCount, answer);
        }

        Keep(answer);
        var next = 0;
        return AnswerCheck.WithOneLength(new GeneratedEmbeddings<Embedding<float>>(_places.Select(place => place.Embedding ?? answer[next++]))
        {
            Usage = answer.Usage,
            AdditionalProperties = answer.AdditionalProperties,
        });
    }

    private void Keep(GeneratedEmbeddings<Embedding<float>> answer)
    {
        if (answer.Count > 0)
        {
            // Vectors of two lengths under one name would be of no use to any later run.
            if (cache.DimensionsOf(model) is { } kept && kept != answer[0].Dimensions)
            {
                throw AnswerCheck.Refused(FailureCodes.VectorDimensions, answer);
            }

            cache.Add(model, [.. _places.Where(place => place.Embedding is null).Select((place, index) => (place.Key, answer[index].Vector))]);
        }
    }

    private Embedding<float>? Find(in EmbeddingKey key)
    {
        if (cache.TryGet(key, out var vector) || (Refresh() && cache.TryGet(key, out vector)))
        {
            return new Embedding<float>(vector) { ModelId = modelName };
        }

        return null;
    }

    // Another process may have asked for the text since the folder was read; one look a call will do.
    private bool Refresh()
    {
        if (_isRefreshed)
        {
            return false;
        }

        _isRefreshed = true;
        cache.Refresh();
        return true;
    }
}
