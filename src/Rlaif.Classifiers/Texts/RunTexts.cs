using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Texts;

/// <summary>The texts of a run: those of the pool, then those of the classes.</summary>
internal sealed class RunTexts
{
    public RunTexts(Pool pool, LabelSet labels)
    {
        Labels = labels;
        Classes = new ClassTexts(labels);
        if (((long)pool.Count + Classes.Texts.Count) * Math.Max(labels.Count, LatentSpace.Dimensions) > Array.MaxLength)
        {
            throw new ArgumentException($"{pool.Count} texts with {labels.Count} classes are more than one run can hold; split the pool.", nameof(pool));
        }

        PoolCount = pool.Count;
        var texts = new string[PoolCount + Classes.Texts.Count];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = row < PoolCount ? pool[row].Text : Classes.Texts[row - PoolCount];
        }

        All = texts;
    }

    public LabelSet Labels { get; }

    public ClassTexts Classes { get; }

    /// <summary>Gets the number of texts of the pool.</summary>
    public int PoolCount { get; }

    public IReadOnlyList<string> All { get; }

    /// <summary>Learns all that can be learned without a label.</summary>
    /// <param name="embeddings">The embeddings of all texts.</param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public (PoolRows Rows, LatentSpace Space) Featurize(TextVectors embeddings, LinearTrainerOptions options, CancellationToken cancellationToken)
    {
        var parallelism = options.Parallelism(cancellationToken);
        var features = PoolFeatures.Build(All, options.WordPairs, parallelism);
        var space = LatentSpaceLearner.Learn(All, features, parallelism);
        var width = LatentSpace.Dimensions + embeddings.Width;
        var vectors = embeddings.Beside(LatentSpace.Dimensions, All.Count);
        space.Project(features.Words, vectors, width, parallelism);
        return (new PoolRows(features, vectors, width), space);
    }
}
