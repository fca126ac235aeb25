using Microsoft.Extensions.AI;
using Rlaif.Labelers.Estimates;
using Rlaif.Labelers.Writing;

namespace Rlaif.Labelers;

/// <summary>Has a chat model write a few example texts for each class: they train like faded labels.</summary>
/// <remarks>
/// Safe for concurrent use. One call a class; a reply without usable texts is asked for once more, then the class stays as it is.
/// A model writes something else each time: keep the texts with the run that they are for, as the loop does.
/// </remarks>
public sealed class ExampleWriter : IExampleWriter
{
    private readonly IChatClient _client;
    private readonly ExampleWriterOptions _options;

    /// <summary>Initializes the writer.</summary>
    /// <param name="client">The model, with retries of its own.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    public ExampleWriter(IChatClient client, ExampleWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new ExampleWriterOptions();
    }

    /// <inheritdoc/>
    public async Task<WrittenExamples> WriteAsync(LabelSet labels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var calls = labels.Select((_, index) => new ExampleCall(_client, labels, index, _options)).ToList();

        // The first goes alone: a wrong key costs one request, and what the server refuses is found out once.
        await calls[0].RunAsync(withSchema: true, cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            calls.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken },
            async (call, token) => await call.RunAsync(calls[0].TakesSchema, token).ConfigureAwait(false)).ConfigureAwait(false);
        return new WrittenExamples([.. calls.Select(call => call.Texts)])
        {
            Usage = calls.Aggregate(default(TokenUsage), (sum, call) => sum + call.Ledger.Usage),
            Requests = calls.Sum(call => call.Ledger.Requests),
            Cost = calls.Aggregate((decimal?)0, (sum, call) => sum + call.Ledger.Cost),
        };
    }

    /// <summary>Guesses what the writing will use; nothing is sent.</summary>
    /// <param name="labels">The classes.</param>
    /// <returns>A low, a likely and a high guess, of one call a class.</returns>
    public CostEstimate Estimate(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return WritingEstimate.Of([.. labels.Select((_, index) => ExamplePrompt.Messages(labels, index, _options))], _options, _client);
    }
}
