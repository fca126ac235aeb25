namespace Rlaif.Loop;

/// <summary>What all answers of a run took together.</summary>
internal sealed class RunTotals
{
    public TokenUsage Usage { get; private set; }

    public int Requests { get; private set; }

    public int Retries { get; private set; }

    /// <summary>Gets the price in US dollars; null where that of an answer is not known.</summary>
    public decimal? Cost { get; private set; } = 0;

    /// <summary>Gets why the last question that brought nothing did so.</summary>
    public string? LastFailure { get; private set; }

    public void Add(Annotation annotation)
    {
        LastFailure = annotation.Label is null ? annotation.Detail ?? LastFailure : LastFailure;
        Usage += annotation.Usage;
        Requests += annotation.Requests;
        Retries += annotation.Retries;

        // One answer of unknown price makes the whole cost unknown, unless it took no request.
        Cost += annotation.Cost ?? (annotation.Requests == 0 ? 0 : null);
    }
}
