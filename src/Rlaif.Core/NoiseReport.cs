namespace Rlaif;

/// <summary>How many answers are doubtful, and what came of asking some of them again.</summary>
public sealed record NoiseReport
{
    /// <summary>Gets the answers that were examined.</summary>
    public required int Answers { get; init; }

    /// <summary>Gets how many of them are expected to be wrong, before any was asked again.</summary>
    /// <value>
    /// 0 to <see cref="Answers"/>: a rough figure. Where answers state no doubt of their own, it takes one in four for a slip.
    /// </value>
    public required double EstimatedErrors { get; init; }

    /// <summary>Gets how many are contested: at least half of these are expected to be wrong.</summary>
    public required int Contested { get; init; }

    /// <summary>Gets the contested answers that were asked about again.</summary>
    /// <value>The sum of <see cref="Confirmed"/>, <see cref="Corrected"/>, <see cref="SetAside"/> and those that got no second answer.</value>
    public int AskedAgain { get; init; }

    /// <summary>Gets the answers that the second one repeated.</summary>
    public int Confirmed { get; init; }

    /// <summary>Gets the answers that gave way to the second one, since the classifier says the same.</summary>
    public int Corrected { get; init; }

    /// <summary>Gets the answers that wait for a person, since no two of three voices agree.</summary>
    public int SetAside { get; init; }
}
