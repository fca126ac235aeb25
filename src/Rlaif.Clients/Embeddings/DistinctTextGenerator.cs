using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Embeddings;

/// <summary>Hands each distinct text on once, in a form that servers embed.</summary>
internal sealed class DistinctTextGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, int maxTextLength, int? dimensions)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(innerGenerator)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<int> places = [];
        var distinct = await base.GenerateAsync(Distinct(values, places), WithDimensions(options), cancellationToken).ConfigureAwait(false);
        return new GeneratedEmbeddings<Embedding<float>>(places.Select(place => distinct[place]))
        {
            Usage = distinct.Usage,
            AdditionalProperties = distinct.AdditionalProperties,
        };
    }

    private IEnumerable<string> Distinct(IEnumerable<string> values, List<int> places)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var text = EmbeddableText.From(value, maxTextLength);
            var isNew = known.TryAdd(text, known.Count);
            places.Add(known[text]);
            if (isNew)
            {
                yield return text;
            }
        }
    }

    private EmbeddingGenerationOptions? WithDimensions(EmbeddingGenerationOptions? options)
    {
        if (dimensions is null || options?.Dimensions is not null)
        {
            return options;
        }

        var result = options?.Clone() ?? new EmbeddingGenerationOptions();
        result.Dimensions = dimensions;
        return result;
    }
}
