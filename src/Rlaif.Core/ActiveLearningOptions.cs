namespace Rlaif;

/// <summary>The settings of one active-learning run.</summary>
public sealed class ActiveLearningOptions
{
    /// <summary>Gets or sets the examples labeled at random before the strategy takes over; known labels count.</summary>
    /// <value>At least 1. The default is 10.</value>
    public int SeedSize { get; set => field = AtLeastOne(value, nameof(SeedSize)); } = 10;

    /// <summary>Gets or sets the number of examples labeled in each later round.</summary>
    /// <value>At least 1. The default is 10.</value>
    public int BatchSize { get; set => field = AtLeastOne(value, nameof(BatchSize)); } = 10;

    /// <summary>Gets or sets how many distinct examples may be sent to the labeler; the last batch is shortened.</summary>
    /// <value>At least 1, or <see langword="null"/> for no limit. The default is <see langword="null"/>.</value>
    public int? MaxLabels { get; set => field = value is { } limit ? AtLeastOne(limit, nameof(MaxLabels)) : null; }

    /// <summary>Gets or sets the seed of everything random in the run.</summary>
    /// <value>Any number. The default is 0.</value>
    public ulong Seed { get; set; }

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
