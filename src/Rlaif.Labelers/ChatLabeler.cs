using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Rlaif.Labelers.Chat;
using Rlaif.Labelers.Shortlists;

namespace Rlaif.Labelers;

/// <summary>Asks a chat model which class a text belongs to.</summary>
/// <remarks>
/// Safe for concurrent use. Retries are not its affair: give it a client that has them. Each reply is validated against the
/// label set; one that is no answer is asked again once, naming the classes.
/// </remarks>
public sealed class ChatLabeler : ILabeler, ICostEstimator
{
    private readonly ChatConversation _conversation;
    private readonly int _maxConcurrency;

    /// <summary>Initializes the labeler.</summary>
    /// <param name="client">The model.</param>
    /// <param name="labels">The classes; descriptions and examples go into the prompt.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock that latencies are taken from; <see langword="null"/> for the system's.</param>
    /// <param name="embeddings">
    /// Finds the classes that are like a text, where there are too many to offer all; <see langword="null"/> for words in common.
    /// </param>
    /// <exception cref="ArgumentException">The abstain label is the name of a class.</exception>
    public ChatLabeler(
        IChatClient client,
        LabelSet labels,
        ChatLabelerOptions? options = null,
        TimeProvider? timeProvider = null,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null)
    {
        _conversation = Conversation(client, labels, options ??= new ChatLabelerOptions(), timeProvider, embeddings);
        _maxConcurrency = options.MaxConcurrency;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();

        // Until the server has answered once, one question at a time: a wrong key costs one request, not sixteen.
        var questions = new BatchQuestions(_conversation);
        var next = 0;
        while (next < batch.Count && !_conversation.IsEstablished)
        {
            yield return await questions.AskAsync(batch[next++], cancellationToken).ConfigureAwait(false);
        }

        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var places = new SemaphoreSlim(_maxConcurrency);
        var annotations = Channel.CreateUnbounded<Annotation>();
        var asking = AskAllAsync(questions, batch.Skip(next), places, annotations.Writer, abandoned.Token);
        try
        {
            // Read without the token: what has been answered is paid for and handed on even when the rest is cancelled.
            await foreach (var annotation in annotations.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return annotation;

                // A place is free once the caller has kept the answer: a process that is killed loses no more than that many.
                places.Release();
            }
        }
        finally
        {
            // Nothing is asked any more for a caller who has turned away.
            await abandoned.CancelAsync().ConfigureAwait(false);
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await asking.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan) => _conversation.Estimate(sample, plan);

    /// <summary>Begins to talk to a model about a label set, once both are checked.</summary>
    internal static ChatConversation Conversation(
        IChatClient client, LabelSet labels, ChatLabelerOptions options, TimeProvider? timeProvider, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.IndexOf(options.AbstainLabel) >= 0)
        {
            throw new ArgumentException($"The abstain label '{options.AbstainLabel}' is the name of a class; set another AbstainLabel.", nameof(options));
        }

        ISimilarity? similarity = labels.Count <= options.MaxClassesInPrompt ? null
            : embeddings is null ? new LexicalSimilarity(labels)
            : new EmbeddingSimilarity(embeddings, labels);
        return new ChatConversation(client, labels, options, timeProvider ?? TimeProvider.System, similarity);
    }

    private async Task AskAllAsync(BatchQuestions questions, IEnumerable<LabelRequest> requests, SemaphoreSlim places, ChannelWriter<Annotation> annotations, CancellationToken cancellationToken)
    {
        LabelingException? failure = null;
        try
        {
            await Parallel.ForEachAsync(
                requests,
                new ParallelOptions { MaxDegreeOfParallelism = _maxConcurrency, CancellationToken = cancellationToken },
                async (request, token) =>
                {
                    await places.WaitAsync(token).ConfigureAwait(false);
                    try
                    {
                        if (failure is null)
                        {
                            annotations.TryWrite(await questions.AskAsync(request, token).ConfigureAwait(false));
                            return;
                        }
                    }
                    catch (LabelingException exception)
                    {
                        // No further question is asked, but those under way are paid for and may end.
                        failure ??= exception;
                    }

                    places.Release();
                }).ConfigureAwait(false);
            if (failure is not null)
            {
                throw failure;
            }
        }
        finally
        {
            annotations.Complete();
        }
    }
}
