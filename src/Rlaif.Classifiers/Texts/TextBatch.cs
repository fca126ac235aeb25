using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Texts;

/// <summary>The features of texts that are no rows of a pool.</summary>
internal sealed class TextBatch
{
    private readonly SparseRows _words;
    private readonly float[] _vectors;

    private TextBatch(SparseRows words, float[] vectors)
    {
        _words = words;
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

    /// <summary>Predicts texts; prepared ones are read once for all models of a run.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="model">The model.</param>
    /// <param name="embed">Embeds texts.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    public static async Task<PredictionTable> PredictAsync(
        IReadOnlyList<string> texts, LinearModel model, Func<IReadOnlyList<string>, CancellationToken, Task<TextVectors>> embed, CancellationToken cancellationToken)
    {
        // What is predicted by one model alone is read by its own vocabulary, which is far smaller.
        var vocabulary = texts is PreparedTexts ? model.VocabularyOfRun : model.Vocabulary;
        async Task<TextBatch> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            var embeddings = await embed(texts, cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Read(texts, model, vocabulary, embeddings, new ParallelOptions { CancellationToken = cancellationToken }), cancellationToken).ConfigureAwait(false);
        }

        var batch = texts is PreparedTexts prepared
            ? await prepared.GetOrPrepareAsync(vocabulary, ReadAsync, cancellationToken).ConfigureAwait(false)
            : await ReadAsync(texts, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => model.Predict(batch._words, batch._vectors, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }), cancellationToken).ConfigureAwait(false);
    }

    private static TextBatch Read(IReadOnlyList<string> texts, LinearModel model, FeatureIndex vocabulary, TextVectors embeddings, ParallelOptions options)
    {
        var words = SparseRows.Of(HashedRows.Scan(texts, model.WordPairs, options), vocabulary, options);
        var vectors = embeddings.Beside(LatentSpace.Dimensions, texts.Count);
        model.Space.Project(words, vectors, model.Width, options);
        return new TextBatch(words, vectors);
    }
}
