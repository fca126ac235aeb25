using Rlaif.Completion;

namespace Rlaif;

/// <summary>The settings of one active-learning run.</summary>
public sealed class ActiveLearningOptions
{
    /// <summary>Gets or sets the examples of the seed set, labeled before the strategy takes over; known labels count.</summary>
    /// <value>At least 1. The default is 10.</value>
    public int SeedSize { get; set => field = AtLeastOne(value, nameof(SeedSize)); } = 10;

    /// <summary>Gets or sets the number of examples labeled in each later round.</summary>
    /// <value>At least 1. The default is 10.</value>
    public int BatchSize { get; set => field = AtLeastOne(value, nameof(BatchSize)); } = 10;

    /// <summary>Gets or sets how many distinct examples may be sent to the labeler; the last batch is shortened.</summary>
    /// <value>At least 1, or <see langword="null"/> for no limit. The default is <see langword="null"/>.</value>
    public int? MaxLabels { get; set => field = value is { } limit ? AtLeastOne(limit, nameof(MaxLabels)) : null; }

    /// <summary>Gets or sets the part of each later batch that is drawn at random from the unlabeled rows.</summary>
    /// <value>
    /// 0 to 1. The default is 0.1. These rows are predicted before they are labeled, which measures the classifier without
    /// bias of selection; then they train like the rest.
    /// </value>
    public double RandomSlice { get; set => field = Share(value, nameof(RandomSlice)); } = 0.1;

    /// <summary>Gets or sets the share of answers that may be asked again where the classifier contests them.</summary>
    /// <value>0 to 1. The default, 0, asks none again. Questions asked again are not counted by <see cref="MaxLabels"/>.</value>
    public double RecheckShare { get; set => field = Share(value, nameof(RecheckShare)); }

    /// <summary>Gets or sets what becomes of texts that are nearly the same; equal texts are one example in any case.</summary>
    /// <value>The default is <see cref="NearDuplicateHandling.Collapse"/>.</value>
    public NearDuplicateHandling NearDuplicates { get; set; }

    /// <summary>Gets or sets how the rows are labeled that nobody was asked about.</summary>
    /// <value>The default, <see langword="null"/>, gives them the classifier's label and promises nothing.</value>
    public CompletionOptions? Completion { get; set; }

    /// <summary>Gets or sets how many labeled texts are shown to the labeler beside a question, the most alike first.</summary>
    /// <value>
    /// 0 to 100. The default, 0, shows none. Only labels that a person gave or that labeler and classifier agree on are shown, spread
    /// over up to four classes, and none before twice as many exist.
    /// </value>
    public int FewShot { get; set => field = FromZeroTo(value, 100, nameof(FewShot)); }

    /// <summary>Gets or sets the seed of everything random in the run.</summary>
    /// <value>Any number. The default is 0.</value>
    public ulong Seed { get; set; }

    private static double Share(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to 1.");

    private static int FromZeroTo(int value, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
