namespace Rlaif.Journals;

/// <summary>A batch was chosen, before anything of it was asked.</summary>
/// <param name="Number">Batches of a run are counted from 1; those that teach come first and have the number of their round.</param>
/// <param name="ExampleIds">The examples, in the order of the requests.</param>
/// <param name="Duration">How long the choice took.</param>
public sealed record BatchSelected(int Number, IReadOnlyList<string> ExampleIds, TimeSpan Duration) : JournalEntry
{
    /// <summary>Gets what the batch is for.</summary>
    /// <value>The default is <see cref="BatchPurpose.Learning"/>.</value>
    public BatchPurpose Purpose { get; init; }

    /// <summary>Gets how many examples at the end of the batch were drawn at random from the unlabeled rows.</summary>
    /// <value>0, the default, to the size of the batch.</value>
    public int RandomCount { get; init; }
}
