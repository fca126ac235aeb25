using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Texts;

/// <summary>The embeddings of texts, one after another, scaled to what they weigh beside words.</summary>
internal sealed class TextVectors
{
    // The squared length of an embedding; that of a text's words, and of its place in the latent space, is 1 (chosen by experiment).
    private const float Weight = 2;

    private readonly float[] _values;

    /// <summary>Initializes the vectors.</summary>
    /// <param name="values">Vector after vector; scaled in place.</param>
    /// <param name="width">The length of a vector.</param>
    public TextVectors(float[] values, int width)
    {
        _values = values;
        Width = width;
        for (var start = 0; start < values.Length; start += width)
        {
            VectorRow.Normalize(values.AsSpan(start, width));
        }

        VectorRow.Scale(values, MathF.Sqrt(Weight));
    }

    private TextVectors() => _values = [];

    /// <summary>Gets the vectors of a classifier that uses none.</summary>
    public static TextVectors None { get; } = new();

    /// <summary>Gets the length of a vector.</summary>
    public int Width { get; }

    /// <summary>Embeds texts.</summary>
    /// <exception cref="InvalidOperationException">The generator gave another number of vectors, or vectors that cannot be used.</exception>
    /// <exception cref="ArgumentException">The vectors are more than an array can hold.</exception>
    public static async Task<TextVectors> EmbedAsync(IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return None;
        }

        var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != texts.Count)
        {
            throw new InvalidOperationException($"The embedding generator gave {embeddings.Count} vectors for {texts.Count} texts; it must give one for each.");
        }

        return Joined(embeddings);
    }

    private static TextVectors Joined(GeneratedEmbeddings<Embedding<float>> embeddings)
    {
        var width = embeddings[0].Vector.Length;
        if ((long)embeddings.Count * (LatentSpace.Dimensions + width) > Array.MaxLength)
        {
            throw new ArgumentException($"{embeddings.Count} texts with embeddings of {width} dimensions are more than one array can hold; give fewer texts at a time, or ask for fewer dimensions.", nameof(embeddings));
        }

        var values = new float[embeddings.Count * width];
        for (var text = 0; text < embeddings.Count; text++)
        {
            var vector = embeddings[text].Vector.Span;
            if (vector.Length != width || !float.IsFinite(TensorPrimitives.Norm(vector)) || vector.IsEmpty)
            {
                throw new InvalidOperationException(
                    $"The embedding generator gave a vector of {vector.Length} dimensions for text {text + 1} of {embeddings.Count}, where finite numbers of {width} dimensions, at least one, were due; check its model.");
            }

            vector.CopyTo(values.AsSpan(text * width));
        }

        return new TextVectors(values, width);
    }

    /// <summary>Returns the vectors with room before each.</summary>
    /// <param name="room">How many zeros stand before a vector.</param>
    /// <param name="count">The number of texts.</param>
    public float[] Beside(int room, int count)
    {
        var result = new float[(long)count * (room + Width)];
        for (var text = 0; text < count && Width > 0; text++)
        {
            _values.AsSpan(text * Width, Width).CopyTo(result.AsSpan((text * (room + Width)) + room));
        }

        return result;
    }
}
