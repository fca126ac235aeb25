namespace Rlaif.Stopping;

/// <summary>What one more round like the last would likely bring, by the trend so far.</summary>
/// <param name="Entropy">The change of the mean normalized entropy, of the stop set where there is one, else of the unlabeled pool.</param>
/// <param name="ExpectedAccuracy">The gain of accuracy, by that of the last doubling of the labels; <see langword="null"/> where it is not known.</param>
public sealed record RoundOutlook(Estimate Entropy, Estimate? ExpectedAccuracy)
{
    /// <summary>Looks one round ahead.</summary>
    /// <param name="rounds">The rounds so far.</param>
    /// <returns>The outlook; <see langword="null"/> before five rounds have brought labels.</returns>
    internal static RoundOutlook? Of(IReadOnlyList<Round> rounds) =>
        Trend.OfEntropy(rounds) is { } entropy
            ? new RoundOutlook(entropy.Change(NextRound(rounds)), GainAhead.Of(rounds, rounds[^1].Labels * NextRound(rounds)))
            : null;

    /// <summary>Computes how many times as many labels there will be after one more round like the last that brought some.</summary>
    internal static double NextRound(IReadOnlyList<Round> rounds)
    {
        var last = rounds.Count - 1;
        while (last > 0 && rounds[last].Labels <= rounds[last - 1].Labels)
        {
            last--;
        }

        return 1 + ((rounds[last].Labels - (last == 0 ? 0.0 : rounds[last - 1].Labels)) / rounds[^1].Labels);
    }
}
