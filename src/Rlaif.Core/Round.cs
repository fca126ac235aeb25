using Rlaif.Evaluation;

namespace Rlaif;

/// <summary>The record of one turn of the loop; counts and usage are those of the run so far.</summary>
public sealed record Round
{
    /// <summary>Gets the number of the round, from 1; round 1 labels the seed set.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the examples that train: answered with a label, corrected or known from the start.</summary>
    public required int Labels { get; init; }

    /// <summary>Gets the distinct examples sent to the labeler, whatever came back.</summary>
    public required int Asked { get; init; }

    /// <summary>Gets the distinct examples that may still be asked about.</summary>
    public required int Unlabeled { get; init; }

    /// <summary>Gets the number of examples by the outcome of their last question.</summary>
    public required IReadOnlyDictionary<AnnotationOutcome, int> Outcomes { get; init; }

    /// <summary>Gets the entropy of the unlabeled pool; <see langword="null"/> once nothing is unlabeled.</summary>
    public required EntropySummary? Entropy { get; init; }

    /// <summary>Gets how that entropy is spread; <see langword="null"/> once nothing is unlabeled, and in rounds of earlier versions.</summary>
    public EntropyDistribution? EntropyDistribution { get; init; }

    /// <summary>Gets the predictions for the rows that had the highest entropy after the first round, the same rows each time.</summary>
    /// <value>At most 20, in the order of that entropy; <see langword="null"/> in rounds of earlier versions.</value>
    public IReadOnlyList<RowPrediction>? Watched { get; init; }

    /// <summary>Gets the share of the pool whose predicted class is that of the round before.</summary>
    /// <value>0 to 1; <see langword="null"/> for the first round.</value>
    public required double? Agreement { get; init; }

    /// <summary>Gets what the stop set says; <see langword="null"/> where the pool is too small for one or it is used up.</summary>
    public StopSetSummary? StopSet { get; init; }

    /// <summary>Gets how the rows of the random slices so far were predicted before they were labeled.</summary>
    /// <value>Each by the classifier of its time, so that the later ones tell more of the present one. The default is none.</value>
    public RandomSliceCount RandomSlice { get; init; }

    /// <summary>Gets the rows of this round's random slice that were answered, as they were predicted before.</summary>
    /// <value><see langword="null"/> in rounds of earlier versions.</value>
    public IReadOnlyList<RowPrediction>? RandomRows { get; init; }

    /// <summary>Gets the metrics on the held-out texts; <see langword="null"/> where none were given.</summary>
    public required ClassificationMetrics? HeldOut { get; init; }

    /// <summary>Gets the tokens used so far.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made so far, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets what the answers cost so far.</summary>
    /// <value>In US dollars; <see langword="null"/> where the price of an answer is not known.</value>
    public required decimal? Cost { get; init; }

    /// <summary>Gets how long the phases of this round took.</summary>
    public required RoundDurations Durations { get; init; }
}
