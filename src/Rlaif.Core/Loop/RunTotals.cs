using System.Globalization;

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

    /// <summary>Gets what was spent, as the end of a sentence; empty where nothing was asked of a server.</summary>
    public string Spent => Requests == 0 ? string.Empty : string.Create(
        CultureInfo.InvariantCulture,
        $" for {Requests} requests and {Usage.PromptTokens + Usage.CompletionTokens} tokens{(Cost is > 0 ? $" ({Cost:0.######} USD)" : string.Empty)}");

    public void Add(Annotation annotation)
    {
        LastFailure = annotation.Label is null ? annotation.Detail ?? LastFailure : LastFailure;
        Retries += annotation.Retries;
        Add(annotation.Usage, annotation.Requests, annotation.Cost);
    }

    public void Add(WrittenExamples written) => Add(written.Usage, written.Requests, written.Cost);

    private void Add(TokenUsage usage, int requests, decimal? cost)
    {
        Usage += usage;
        Requests += requests;

        // One answer of unknown price makes the whole cost unknown, unless it took no request.
        Cost += cost ?? (requests == 0 ? 0 : null);
    }
}
