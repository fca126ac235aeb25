using Rlaif.Classifiers.MLNet.Persistence;
using Rlaif.Classifiers.MLNet.Scoring;
using Rlaif.Classifiers.MLNet.Training;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet;

/// <summary>Predicts the class of a text by a pipeline of ML.NET.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. The featurizer's dictionary is made of the whole pool, so the model holds its
/// words, though no text; what to do where words are secret stands in docs/classifiers.md. A call costs about a
/// millisecond beside its texts: predict many at once, or serve the file of <see cref="SaveZipAsync"/> from a pool of engines.
/// </remarks>
public sealed class MLNetClassifier : IClassifier
{
    private readonly Pipeline _pipeline;

    internal MLNetClassifier(LabelSet labels, Pipeline pipeline)
    {
        Labels = labels;
        _pipeline = pipeline;
    }

    /// <inheritdoc/>
    public LabelSet Labels { get; }

    /// <inheritdoc/>
    public async Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ThrowIfUnfit(texts);
        var parallelism = new ParallelOptions { CancellationToken = cancellationToken };
        if (texts is PreparedTexts prepared && _pipeline.Featurizer is { } featurizer)
        {
            var features = await prepared.GetOrPrepareAsync(
                featurizer, (texts, token) => Interruptible.RunAsync(() => FeatureRows.Of(texts, featurizer, new ParallelOptions { CancellationToken = token }), token), cancellationToken).ConfigureAwait(false);
            return await Interruptible.RunAsync(() => _pipeline.Predict(features, texts.Count, Labels, parallelism), cancellationToken).ConfigureAwait(false);
        }

        return await Interruptible.RunAsync(() => _pipeline.Predict(texts, Labels, parallelism), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The model is larger than a model file may be.</exception>
    public async Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var zip = await Interruptible.RunAsync(() => ModelZip.Write(Labels, _pipeline), cancellationToken).ConfigureAwait(false);
        await ModelFile.WriteAsync(destination, MLNetClassifierFormat.Kind, zip, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the plain ML.NET model, which <c>MLContext.Model.Load</c> and <c>PredictionEnginePool</c> read.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <remarks>In goes a column Text; out come Score, a number a class in label-set order, and PredictedLabel, a name.</remarks>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public async Task SaveZipAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (_pipeline.Head is null)
        {
            throw new InvalidOperationException("There is no ML.NET model in this classifier, since no row of two classes or more was labeled; train it first.");
        }

        var zip = await Interruptible.RunAsync(() => ModelZip.Write(Labels, _pipeline), cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(zip, cancellationToken).ConfigureAwait(false);
    }

    private void ThrowIfUnfit(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Any(text => text is null))
        {
            throw new ArgumentException("A text to predict is null; give an empty text where there is none.", nameof(texts));
        }

        if ((long)texts.Count * Labels.Count > Array.MaxLength)
        {
            throw new ArgumentException($"{texts.Count} texts with {Labels.Count} classes are more than one table can hold; give fewer texts at a time.", nameof(texts));
        }
    }
}
