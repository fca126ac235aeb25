using Rlaif.Cli.Records;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Evaluations;

/// <summary>How good labels are, as <c>rlaif evaluate --json</c> writes it.</summary>
internal sealed record EvaluationReport
{
    /// <summary>Gets the rows that were measured on.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets the rows that got a label; the others count in no share.</summary>
    public required int Labeled { get; init; }

    public required Dictionary<string, int> Outcomes { get; init; }

    public required double Accuracy { get; init; }

    /// <summary>Gets the lower end of the exact 95 % interval of the accuracy.</summary>
    public required double AccuracyLow { get; init; }

    public required double AccuracyHigh { get; init; }

    public required double MacroF1 { get; init; }

    /// <summary>Gets the expected calibration error; null where the answers state no probabilities.</summary>
    public required double? CalibrationError { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    /// <summary>Gets US dollars for a row; null where no price is known.</summary>
    public required decimal? CostPerRowUsd { get; init; }

    public required IReadOnlyList<ClassScore> Classes { get; init; }

    /// <summary>Gets for each true class how often each class was given, in the order of the classes.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Measures a classifier, which costs nothing.</summary>
    public static EvaluationReport Of(LabelSet labels, PredictionTable predictions, int[] gold) =>
        Of(labels, ClassificationMetrics.Compute(predictions, gold)) with { Rows = gold.Length };

    /// <summary>Measures answers.</summary>
    public static EvaluationReport Of(LabelSet labels, IReadOnlyList<Annotation> annotations, int[] gold)
    {
        var answered = Enumerable.Range(0, gold.Length).Where(index => annotations[index].Label is not null).ToList();
        if (answered.Count == 0)
        {
            throw new LabelingException($"None of {gold.Length} rows got a label; the first one: {annotations[0].Detail ?? JsonName.Of(annotations[0].Outcome)}");
        }

        var table = new PredictionTable([.. answered.SelectMany(index => annotations[index].Label!.Probabilities.ToArray())], labels.Count);
        var metrics = ClassificationMetrics.Compute(table, [.. answered.Select(index => gold[index])]);
        var usage = annotations.Aggregate(default(TokenUsage), (sum, annotation) => sum + annotation.Usage);
        return Of(labels, metrics) with
        {
            Rows = gold.Length,
            Outcomes = annotations.CountBy(annotation => annotation.Outcome).OrderBy(pair => pair.Key).ToDictionary(pair => JsonName.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal),
            CalibrationError = answered.Exists(index => annotations[index].ConfidenceSource == ConfidenceSource.None) ? null : Rounded(metrics.ExpectedCalibrationError),
            PromptTokens = usage.PromptTokens,
            CompletionTokens = usage.CompletionTokens,
            CostPerRowUsd = annotations.Any(annotation => annotation.Cost is null) ? null : annotations.Sum(annotation => annotation.Cost) / gold.Length,
        };
    }

    private static EvaluationReport Of(LabelSet labels, ClassificationMetrics metrics)
    {
        var confusion = metrics.Confusion;
        var interval = ProportionInterval.ClopperPearson(confusion.Correct, confusion.Total);
        var all = Enumerable.Range(0, labels.Count);
        return new EvaluationReport
        {
            Rows = confusion.Total,
            Labeled = confusion.Total,
            Outcomes = [],
            Accuracy = Rounded(confusion.Accuracy),
            AccuracyLow = Rounded(interval.Low),
            AccuracyHigh = Rounded(interval.High),
            MacroF1 = Rounded(metrics.MacroF1),
            CalibrationError = Rounded(metrics.ExpectedCalibrationError),
            PromptTokens = 0,
            CompletionTokens = 0,
            CostPerRowUsd = 0,
            Classes = [.. all.Select(label => new ClassScore(labels[label].Name, Rounded(confusion.Precision(label)), Rounded(confusion.Recall(label)), Rounded(confusion.F1(label)), confusion.GoldCount(label)))],
            Confusion = [.. all.Select(gold => all.Select(predicted => confusion[gold, predicted]).ToArray())],
        };
    }

    private static double Rounded(double share) => Math.Round(share, 4);
}
