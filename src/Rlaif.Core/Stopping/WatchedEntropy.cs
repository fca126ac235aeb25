namespace Rlaif.Stopping;

/// <summary>The entropy that criteria look at: of the stop set where there is one, else of the unlabeled pool.</summary>
internal sealed class WatchedEntropy
{
    private readonly bool _hasStopSet;

    public WatchedEntropy(IReadOnlyList<Round> rounds) => _hasStopSet = rounds is [.., { StopSet: not null }];

    /// <summary>Gets the rows that are looked at, in words for people.</summary>
    public string Rows => _hasStopSet ? "stop set" : "unlabeled pool";

    /// <summary>Gets the mean normalized entropy in a round: in all of the same rows, so that rounds compare.</summary>
    public double? Of(Round round) => _hasStopSet ? round.StopSet?.Entropy.Mean : round.Entropy?.Mean;
}
