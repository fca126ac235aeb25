using System.Globalization;
using Rlaif.Journals;

namespace Rlaif.Evaluation;

/// <summary>Whether the rows that were chosen taught the classifier more than as many random ones.</summary>
public sealed record SelectionComparison
{
    /// <summary>The fewest labels that either classifier learns from.</summary>
    internal const int FewestLabels = 25;

    // Of the standard normal distribution, for an interval that holds 95 %.
    private const double Quantile = 1.959963984540054;

    private SelectionComparison()
    {
    }

    /// <summary>Gets how many labels either classifier learned from.</summary>
    public int Labels { get; private init; }

    /// <summary>Gets how many answers both were judged by.</summary>
    public int Judged { get; private init; }

    /// <summary>Gets the lead of chosen over random rows in the share of answers predicted.</summary>
    /// <value>-1 to 1; <see langword="null"/> where it is not known.</value>
    public double? Gain { get; private init; }

    /// <summary>Gets the lower end of the 95 % interval of the gain.</summary>
    /// <value>-1 to 1; <see langword="null"/> where it is not known.</value>
    public double? Low { get; private init; }

    /// <summary>Gets the upper end of the 95 % interval of the gain.</summary>
    /// <value>-1 to 1; <see langword="null"/> where it is not known.</value>
    public double? High { get; private init; }

    /// <summary>Gets the finding in a sentence for people, or why there is none.</summary>
    public string Sentence { get; private init; } = string.Empty;

    /// <summary>Says that it is not known, and what it takes.</summary>
    internal static SelectionComparison NotKnown { get; } = new()
    {
        Sentence = $"Whether selection beat random is not known: it is found out at the end of a run with a target of agreement, from {2 * FewestLabels} answers about random rows and {FewestLabels} about chosen ones.",
    };

    /// <summary>Compares two classifiers on the same rows, with the interval for paired shares of Agresti and Min (2005).</summary>
    internal static SelectionComparison Of(SelectionCompared counted)
    {
        var (labels, judged, onlyChosen, onlyRandom) = counted;

        // Half a row is added to each of the four cells.
        var (rows, lead, apart) = (judged + 2.0, (double)onlyChosen - onlyRandom, onlyChosen + onlyRandom + 1.0);
        var half = Quantile * Math.Sqrt(apart - (lead * lead / rows)) / rows;
        var (gain, low, high) = (lead / judged, Math.Max(-1, (lead / rows) - half), Math.Min(1, (lead / rows) + half));
        return new SelectionComparison
        {
            Labels = labels,
            Judged = judged,
            Gain = gain,
            Low = low,
            High = high,
            Sentence = string.Create(CultureInfo.InvariantCulture, $"With the first {labels} labels each, chosen rows predict {100 * gain:+0.0;-0.0;0.0} points more of {judged} random answers than random rows (95 % interval {100 * low:+0.0;-0.0;0.0} to {100 * high:+0.0;-0.0;0.0})."),
        };
    }
}
