using Microsoft.Extensions.AI;
using Rlaif.Labelers.Writing;

namespace Rlaif.Labelers;

/// <summary>Has a chat model write a few example texts for each class: they train like faded labels.</summary>
/// <remarks>
/// Safe for concurrent use. One call a class; a reply without usable texts is asked for once more, then the class stays as it is.
/// A model writes something else each time: keep the label set with the run that it is for.
/// </remarks>
public sealed class ExampleWriter
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

    /// <summary>Writes texts for each class.</summary>
    /// <param name="labels">The classes; descriptions and examples help the model.</param>
    /// <param name="cancellationToken">Cancels the writing; what was written is lost.</param>
    /// <returns>The classes with the texts. A class stays as it is where the model fails or a ceiling is reached.</returns>
    /// <exception cref="LabelingException">No request at all can be answered: wrong key, unknown model.</exception>
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
        return new WrittenExamples(new LabelSet(calls.Select(call => call.Definition)))
        {
            Missing = [.. calls.Where(call => call.Texts.Count == 0).Select(call => call.Definition.Name)],
            Usage = calls.Aggregate(default(TokenUsage), (sum, call) => sum + call.Ledger.Usage),
            Requests = calls.Sum(call => call.Ledger.Requests),
            Cost = calls.Aggregate((decimal?)0, (sum, call) => sum + call.Ledger.Cost),
        };
    }
}
