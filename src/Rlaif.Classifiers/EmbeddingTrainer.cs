using Microsoft.Extensions.AI;
using Rlaif.Classifiers.Texts;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>Trains a classifier on sentence embeddings, beside all that <see cref="LinearTrainer"/> looks at.</summary>
/// <remarks>
/// Each text of the pool is embedded once, when a session opens, and so are the names, descriptions and examples of the
/// classes. The pool's vectors stay in memory: 4 bytes a text and dimension, twice that while the session opens.
/// Deterministic as far as the generator is.
/// </remarks>
public sealed class EmbeddingTrainer : IClassifierTrainer
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly LinearTrainerOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Initializes the trainer.</summary>
    /// <param name="generator">
    /// Embeds texts, the whole pool in one call, so a client of a server needs <c>ModelClient.Wrap</c> of Rlaif.Clients around it.
    /// The trained classifiers use it too; it is not disposed here.
    /// </param>
    /// <param name="options">The settings, copied here; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">Measures durations; <see langword="null"/> for the system's clock.</param>
    public EmbeddingTrainer(IEmbeddingGenerator<string, Embedding<float>> generator, LinearTrainerOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        _generator = generator;
        _options = (options ?? new LinearTrainerOptions()).Copy();
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pool is larger than arrays can hold.</exception>
    /// <exception cref="InvalidOperationException">The generator gave another number of vectors, or vectors that cannot be used.</exception>
    public async Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(labels);
        var texts = new RunTexts(pool, labels);
        var embeddings = await TextVectors.EmbedAsync(_generator, texts.All, cancellationToken).ConfigureAwait(false);
        var classifier = ClassifierOf(labels);
        return await Task.Run(
            () => new LinearTrainingSession(texts, texts.Featurize(embeddings, _options, cancellationToken), classifier, _options, _time), cancellationToken).ConfigureAwait(false);
    }

    // A method of its own: the session keeps the delegate, and with it all that the delegate captures.
    private Func<LinearModel, IClassifier> ClassifierOf(LabelSet labels)
    {
        var (generator, model) = (_generator, EmbeddingClassifier.ModelOf(_generator));
        return trained => new EmbeddingClassifier(labels, trained, generator, model);
    }
}
