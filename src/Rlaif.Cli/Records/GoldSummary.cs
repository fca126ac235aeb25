namespace Rlaif.Cli.Records;

/// <summary>Labeler and classifier held against true labels, in <c>run.json</c> and <c>provenance.json</c>; each null where no row tells.</summary>
internal sealed record GoldSummary
{
    /// <summary>Gets the first answers about every text that the labeler was asked about, mostly hard ones.</summary>
    public required GoldShare? Answers { get; init; }

    /// <summary>Gets the first answers about the rows that were drawn at random.</summary>
    public required GoldShare? RandomAnswers { get; init; }

    /// <summary>Gets the same rows as the classifier of their time predicted them, before they were answered.</summary>
    public required GoldShare? RandomPredictions { get; init; }

    /// <summary>Gets the labels that rows took from the classifier.</summary>
    public required GoldShare? ClassifierLabels { get; init; }

    /// <summary>Gets the held-out texts as the last classifier predicts them.</summary>
    public required GoldShare? HeldOut { get; init; }

    /// <summary>Counts; <see langword="null"/> where nothing is known to be true.</summary>
    public static GoldSummary? Of(ActiveLearningResult result, IReadOnlyDictionary<string, string> gold)
    {
        var count = GoldCount.Of(result, gold);
        var heldOut = result.Rounds is [.., { HeldOut.Confusion: var confusion }] ? GoldShare.Of(confusion.Correct, confusion.Total) : null;
        var summary = new GoldSummary
        {
            Answers = count.Answers,
            RandomAnswers = count.RandomAnswers,
            RandomPredictions = count.RandomPredictions,
            ClassifierLabels = count.ClassifierLabels,
            HeldOut = heldOut,
        };
        return summary is { Answers: null, ClassifierLabels: null, HeldOut: null } ? null : summary;
    }
}
