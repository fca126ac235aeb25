using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Shortlists;

/// <summary>Compares by the cosine of embeddings.</summary>
internal sealed class EmbeddingSimilarity(IEmbeddingGenerator<string, Embedding<float>> embeddings, LabelSet labels) : ISimilarity
{
    private volatile float[][]? _classes;

    public async ValueTask<double[]> CompareAsync(string text, CancellationToken cancellationToken)
    {
        // Two that come first at once may both ask, for the same answer.
        var classes = _classes ??= await EmbedAsync(labels.Select(ClassText.Of), cancellationToken).ConfigureAwait(false);
        var own = (await EmbedAsync([text], cancellationToken).ConfigureAwait(false))[0];
        return [.. classes.Select(vector => Cosine(vector, own))];
    }

    private async Task<float[][]> EmbedAsync(IEnumerable<string> texts, CancellationToken cancellationToken) =>
        [.. (await embeddings.GenerateAsync(texts, options: null, cancellationToken).ConfigureAwait(false)).Select(embedding => embedding.Vector.ToArray())];

    // A vector of zeros has no direction and is like none.
    private static double Cosine(float[] left, float[] right)
    {
        var lengths = Math.Sqrt(Dot(left, left) * Dot(right, right));
        return lengths > 0 ? Dot(left, right) / lengths : 0;
    }

    private static double Dot(float[] left, float[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            sum += (double)left[index] * right[index];
        }

        return sum;
    }
}
