using Microsoft.ML;
using Microsoft.ML.Data;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet.Scoring;

/// <summary>Turns the scores of ML.NET into probabilities in label-set order.</summary>
internal sealed class ScoreColumn
{
    private readonly int[] _classes;

    private ScoreColumn(int[] classes, MLNetScores kind)
    {
        _classes = classes;
        Kind = kind;
    }

    public MLNetScores Kind { get; }

    /// <summary>Reads the order of the classes from the names of the score's slots.</summary>
    public static ScoreColumn Of(DataViewSchema schema, LabelSet labels, MLNetScores kind)
    {
        if (schema.GetColumnOrNull(ColumnName.Score) is not { Type: VectorDataViewType type } column || type.Size != labels.Count)
        {
            throw new InvalidOperationException($"The estimator gives no column Score with a number for each of the {labels.Count} classes; end it with a multiclass trainer.");
        }

        var names = default(VBuffer<ReadOnlyMemory<char>>);
        if (column.Annotations.Schema.GetColumnOrNull("SlotNames") is { Type: VectorDataViewType { ItemType: TextDataViewType } })
        {
            column.GetSlotNames(ref names);
        }

        int[] classes = names.Length == 0 ? [.. Enumerable.Range(0, labels.Count)] : [.. names.DenseValues().Select(name => labels.IndexOf(name.ToString()))];
        return classes.Order().SequenceEqual(Enumerable.Range(0, labels.Count))
            ? new ScoreColumn(classes, kind)
            : throw new InvalidOperationException("The column Score names other classes than the label set; train on the column Label as it is.");
    }

    /// <summary>Writes the probabilities of one row.</summary>
    public void Write(in VBuffer<float> scores, Span<float> probabilities)
    {
        foreach (var (slot, score) in scores.Items(all: true))
        {
            probabilities[_classes[slot]] = score;
        }

        if (Kind == MLNetScores.Logarithms)
        {
            Exponentiate(probabilities);
        }

        Divide(probabilities);
    }

    private static void Exponentiate(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - highest);
        }
    }

    private static void Divide(Span<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value >= 0 || float.IsNaN(value) ? value : throw new InvalidOperationException(
                $"The estimator scored a row with {value}, which is no probability; say MLNetScores.Logarithms where it gives margins or logarithms.");
        }

        // Where the model says nothing that can be counted, every class is as probable as the others.
        if (!(sum > 0 && double.IsFinite(sum)))
        {
            values.Fill(1f / values.Length);
            return;
        }

        foreach (ref var value in values)
        {
            value = (float)(value / sum);
        }
    }
}
