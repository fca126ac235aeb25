using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Querying;

/// <summary>Contexts of a made-up run: all rows may be chosen but those that are labeled.</summary>
internal static class QueryContexts
{
    public static QueryContext Of(PredictionTable predictions, PoolVectors? vectors = null, IReadOnlyList<TrainingExample>? labeled = null, int seed = 1) => new()
    {
        Pool = Pool.FromTexts(Enumerable.Range(0, predictions.Rows).Select(number => $"text {number}")),
        Candidates = [.. Enumerable.Range(0, predictions.Rows).Except((labeled ?? []).Select(example => example.Row))],
        Predictions = predictions,
        Labeled = labeled ?? [],
        Random = new Random(seed),
        Vectors = vectors,
    };

    public static PredictionTable Uniform(int rows, int classes) => new([.. Enumerable.Repeat(1f / classes, rows * classes)], classes);

    public static AngleVectors Circle(params double[] angles) => new(angles);
}
