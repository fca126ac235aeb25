using Rlaif.Journals;

namespace Rlaif;

/// <summary>What one run works on.</summary>
/// <param name="Pool">The texts.</param>
/// <param name="Labels">The classes.</param>
public sealed record ActiveLearningRun(Pool Pool, LabelSet Labels)
{
    /// <summary>Gets labels that are known from the start, by example identifier; they train and cost nothing.</summary>
    /// <value>Names of classes. The default is none.</value>
    public IReadOnlyDictionary<string, string> KnownLabels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets texts with true labels that measure each round and train nothing.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LabeledText> HeldOut { get; init; } = [];

    /// <summary>Gets the journal; one that holds entries of this run already resumes it.</summary>
    /// <value>The default, <see langword="null"/>, is that of <see cref="ActiveLearningLoop.Journals"/>, else a new one in memory each time.</value>
    public IJournal? Journal { get; init; }

    /// <summary>Gets who is told of each entry of the journal once it is kept, replayed ones first.</summary>
    /// <value>Called one entry at a time, from any thread, and waited for. The default is nobody.</value>
    public IProgress<JournalEntry>? Progress { get; init; }
}
