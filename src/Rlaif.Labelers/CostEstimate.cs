namespace Rlaif.Labelers;

/// <summary>What a planned run will about use, between a low and a high guess.</summary>
/// <param name="Low">Dense text, short answers, no retries.</param>
/// <param name="Expected">The likeliest.</param>
/// <param name="High">Text that takes many tokens, answers as long as they may be, three times the retries; a ceiling still is safer.</param>
public sealed record CostEstimate(EstimatedCost Low, EstimatedCost Expected, EstimatedCost High)
{
    /// <summary>Spans both guesses, of which either may come true.</summary>
    internal CostEstimate Or(CostEstimate other) => new(Low.Least(other.Low), Expected.Mean(other.Expected), High.Most(other.High));

    internal CostEstimate Plus(CostEstimate other) => new(Low.Plus(other.Low), Expected.Plus(other.Expected), High.Plus(other.High));
}
