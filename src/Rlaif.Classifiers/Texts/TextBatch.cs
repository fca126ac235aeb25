using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Numerics;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Texts;

/// <summary>The features of texts that are no rows of a pool.</summary>
internal sealed class TextBatch
{
    private readonly HashedRows[] _blocks;
    private readonly float[] _vectors;

    private TextBatch(HashedRows[] blocks, float[] vectors)
    {
        _blocks = blocks;
        _vectors = vectors;
    }

    /// <summary>Refuses texts that cannot be predicted.</summary>
    public static void ThrowIfUnfit(IReadOnlyList<string> texts, LinearModel model)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Any(text => text is null))
        {
            throw new ArgumentException("A text to predict is null; give an empty text where there is none.", nameof(texts));
        }

        if ((long)texts.Count * Math.Max(model.Classes, model.Width) > Array.MaxLength)
        {
            throw new ArgumentException($"{texts.Count} texts with {model.Classes} classes and vectors of {model.Width} dimensions are more than one table can hold; give fewer texts at a time.", nameof(texts));
        }
    }

    /// <summary>Predicts texts; prepared ones are read once for all models over one latent space.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="model">The model.</param>
    /// <param name="embed">Embeds texts.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    public static async Task<PredictionTable> PredictAsync(
        IReadOnlyList<string> texts, LinearModel model, Func<IReadOnlyList<string>, CancellationToken, Task<TextVectors>> embed, CancellationToken cancellationToken)
    {
        async Task<TextBatch> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            var embeddings = await embed(texts, cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Read(texts, model, embeddings, new ParallelOptions { CancellationToken = cancellationToken }), cancellationToken).ConfigureAwait(false);
        }

        var batch = texts is PreparedTexts prepared
            ? await prepared.GetOrPrepareAsync(model.Space, ReadAsync, cancellationToken).ConfigureAwait(false)
            : await ReadAsync(texts, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => batch.Predict(model, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }), cancellationToken).ConfigureAwait(false);
    }

    private PredictionTable Predict(LinearModel model, int texts, ParallelOptions options)
    {
        var probabilities = new float[texts * model.Classes];
        RowBlocks.ForEach(texts, options, (start, count) => model.Predict(
            _blocks[RowBlocks.Number(start)],
            _vectors.AsSpan(start * model.Width, count * model.Width),
            probabilities.AsSpan(start * model.Classes, count * model.Classes)));
        return new PredictionTable(probabilities, model.Classes);
    }

    private static TextBatch Read(IReadOnlyList<string> texts, LinearModel model, TextVectors embeddings, ParallelOptions options)
    {
        var blocks = HashedRows.Scan(texts, model.WordPairs, options);
        var vectors = embeddings.Beside(LatentSpace.Dimensions, texts.Count);
        RowBlocks.ForEach(texts.Count, options, (start, count) =>
        {
            var block = blocks[RowBlocks.Number(start)];
            for (var row = 0; row < count; row++)
            {
                model.Space.Project(block.Hashes.AsSpan(block[row]), block.Values.AsSpan(block[row]), vectors.AsSpan((start + row) * model.Width, LatentSpace.Dimensions));
            }
        });
        return new TextBatch(blocks, vectors);
    }
}
