using System.Collections.Immutable;
using Rlaif.Journals;

namespace Rlaif.Cli.Views;

/// <summary>How far a run is, at one moment.</summary>
internal sealed record RunStanding
{
    /// <summary>Gets the batch whose questions are being asked; null between batches.</summary>
    public BatchSelected? Batch { get; init; }

    /// <summary>Gets the questions of the batch that are answered.</summary>
    public int AnsweredOfBatch { get; init; }

    /// <summary>Gets the rows answered, whatever came back.</summary>
    public int Asked { get; init; }

    public ImmutableSortedDictionary<AnnotationOutcome, int> Outcomes { get; init; } = ImmutableSortedDictionary<AnnotationOutcome, int>.Empty;

    public TokenUsage Usage { get; init; }

    /// <summary>Gets the US dollars spent; null where the price of an answer is not known.</summary>
    public decimal? Cost { get; init; } = 0;

    public ImmutableList<Round> Rounds { get; init; } = [];

    public bool HasLearned { get; init; }

    /// <summary>Gets what was asked for first after learning, behind which no round can follow; null before it.</summary>
    public BatchPurpose? AskedAfterLearning { get; init; }

    /// <summary>Gets whether the labeler has said anything that it would have to be asked for again.</summary>
    public bool HoldsAnswers { get; init; }

    /// <summary>Gets the answers a second of late; null before there are enough.</summary>
    public double? Rate { get; init; }

    /// <summary>Gets the time since the view began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the last thing that people are to know.</summary>
    public string? Notice { get; init; }

    /// <summary>Says in a few words what is going on.</summary>
    public string Doing => Batch switch
    {
        { Purpose: BatchPurpose.Learning } batch when AnsweredOfBatch >= batch.ExampleIds.Count => $"Round {Rounds.Count + 1}: learning",
        { Purpose: BatchPurpose.Learning } => $"Round {Rounds.Count + 1}: asking",
        { Purpose: BatchPurpose.Recheck } => "Asking again about doubtful answers",
        { Purpose: BatchPurpose.Sample } => "Asking about a sample for the promise",
        { Purpose: BatchPurpose.Remainder } => "Asking about the rest",
        _ when HasLearned => "Looking at the answers",
        _ => $"Round {Rounds.Count + 1}: choosing rows",
    };

    public RunStanding After(JournalEntry entry) => entry switch
    {
        ExamplesWritten { Examples: var written } => this with { Usage = Usage + written.Usage, Cost = Cost + written.Cost, HoldsAnswers = HoldsAnswers || written.Texts.Count > 0 },
        BatchSelected { Purpose: BatchPurpose.Learning } batch => this with { Batch = batch, AnsweredOfBatch = 0, HasLearned = false },
        BatchSelected batch => this with { Batch = batch, AnsweredOfBatch = 0, HasLearned = true, AskedAfterLearning = AskedAfterLearning ?? batch.Purpose },
        AnswerReceived { Annotation: var answer } => this with
        {
            AnsweredOfBatch = AnsweredOfBatch + 1,
            Asked = Asked + (answer.Outcome == AnnotationOutcome.NotAsked ? 0 : 1),
            Outcomes = Outcomes.SetItem(answer.Outcome, Outcomes.GetValueOrDefault(answer.Outcome) + 1),
            Usage = Usage + answer.Usage,
            Cost = Cost + answer.Cost,
            HoldsAnswers = HoldsAnswers || answer.Outcome is AnnotationOutcome.Labeled or AnnotationOutcome.Abstained or AnnotationOutcome.Refused or AnnotationOutcome.Filtered,
        },
        LabelerStateSaved => this with { HoldsAnswers = true },
        RoundCompleted { Round: var round } => this with { Batch = null, Rounds = Rounds.Add(round), Notice = null },
        BatchCompleted => this with { Batch = null },
        RunStopped => this with { HasLearned = true },
        _ => this,
    };
}
