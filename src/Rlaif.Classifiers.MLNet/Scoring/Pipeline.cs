using Microsoft.ML;
using Microsoft.ML.Data;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet.Scoring;

/// <summary>A fitted pipeline from texts to probabilities.</summary>
/// <param name="Featurizer">From the column Text to the column Features; <see langword="null"/> where the head reads texts.</param>
/// <param name="Head">What gives the column Score; <see langword="null"/> where nothing was learned.</param>
/// <param name="Scores">How to read that column.</param>
internal sealed record Pipeline(ITransformer? Featurizer, TransformerChain<ITransformer>? Head, ScoreColumn? Scores)
{
    public static Pipeline Untrained { get; } = new(null, null, null);

    /// <summary>Gets the whole as ML.NET saves it.</summary>
    public TransformerChain<ITransformer> Chain => Featurizer is null ? Head! : new TransformerChain<ITransformer>(Featurizer, Head);

    public PredictionTable Predict(IReadOnlyList<string> texts, LabelSet labels, ParallelOptions parallelism) =>
        Predict(texts.Count, labels.Count, (start, count) => Featurized(RowView.Unlabeled(count, labels, ViewColumn.Texts(texts, start), parallelism.CancellationToken)), parallelism);

    /// <summary>Predicts the first rows of kept features.</summary>
    public PredictionTable Predict(FeatureRows features, int rows, LabelSet labels, ParallelOptions parallelism) =>
        Predict(rows, labels.Count, (start, count) => RowView.Unlabeled(count, labels, ViewColumn.Features(features, row => start + row), parallelism.CancellationToken), parallelism);

    // A part a thread: a transformer is safe for concurrent use, where a prediction engine is not.
    private PredictionTable Predict(int rows, int classes, Func<int, int, IDataView> inputOf, ParallelOptions parallelism)
    {
        var probabilities = new float[rows * classes];
        if (Head is null)
        {
            Array.Fill(probabilities, 1f / classes);
            return new PredictionTable(probabilities, classes);
        }

        RowParts.ForEach(rows, parallelism, (start, count) => VectorReader.Read(
            Head.Transform(inputOf(start, count)),
            ColumnName.Score,
            (int row, in VBuffer<float> scores) => Scores!.Write(in scores, probabilities.AsSpan((start + row) * classes, classes))));
        return new PredictionTable(probabilities, classes);
    }

    private IDataView Featurized(RowView view) => Featurizer?.Transform(view) ?? view;
}
