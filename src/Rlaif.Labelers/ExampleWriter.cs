using System.Runtime.CompilerServices;
using System.Threading.Channels;
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
    public async IAsyncEnumerable<WrittenExamples> WriteAsync(LabelSet labels, IReadOnlyList<string> wanted, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(wanted);
        var calls = wanted.Select(name => new ExampleCall(_client, labels, labels.IndexOf(name), _options)).ToList();
        if (calls.Count == 0)
        {
            yield break;
        }

        // The first goes alone: a wrong key costs one request, and what the server refuses is found out once.
        yield return await calls[0].RunAsync(withSchema: true, cancellationToken).ConfigureAwait(false);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var written = Channel.CreateUnbounded<WrittenExamples>();
        var writing = WriteAllAsync(calls.Skip(1), calls[0].TakesSchema, written.Writer, abandoned.Token);
        try
        {
            // Read without the token: what has been written is paid for and handed on even when the rest is cancelled.
            await foreach (var examples in written.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return examples;
            }
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await writing.ConfigureAwait(false);
    }

    /// <summary>Guesses what the writing will use; nothing is sent.</summary>
    /// <param name="labels">The classes.</param>
    /// <returns>A low, a likely and a high guess, of one call a class.</returns>
    public CostEstimate Estimate(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return WritingEstimate.Of([.. labels.Select((_, index) => ExamplePrompt.Messages(labels, index, _options))], _options, _client);
    }

    private async Task WriteAllAsync(IEnumerable<ExampleCall> calls, bool withSchema, ChannelWriter<WrittenExamples> written, CancellationToken cancellationToken)
    {
        LabelingException? failure = null;
        try
        {
            await Parallel.ForEachAsync(
                calls,
                new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken },
                async (call, token) =>
                {
                    try
                    {
                        // After a failure no further call is made, but those under way are paid for and may end.
                        _ = failure is null && written.TryWrite(await call.RunAsync(withSchema, token).ConfigureAwait(false));
                    }
                    catch (LabelingException exception)
                    {
                        failure ??= exception;
                    }
                }).ConfigureAwait(false);
        }
        finally
        {
            written.Complete();
        }

        if (failure is not null)
        {
            throw failure;
        }
    }
}
