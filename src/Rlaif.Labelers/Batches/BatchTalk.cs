using Rlaif.Clients;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Batches;

/// <summary>How the labeler talks: in conversations that do not know whether a batch answers them.</summary>
internal sealed class BatchTalk
{
    private readonly DeskChatClient _client;
    private readonly int _maxConcurrency;

    public BatchTalk(DeskChatClient client, LabelSet labels, ChatLabelerOptions options, TimeProvider timeProvider)
    {
        _client = client;
        _maxConcurrency = options.MaxConcurrency;
        Conversation = ChatLabeler.Conversation(client, labels, options, timeProvider);
    }

    public ChatConversation Conversation { get; }

    /// <summary>Gets whether a question goes live first, to find out what the server accepts.</summary>
    public bool NeedsLiveQuestion => _client.Live is not null && !Conversation.IsEstablished;

    /// <summary>Answers what two batches have left open: live, or not in this round.</summary>
    public Task AnswerAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        questions,
        new ParallelOptions { MaxDegreeOfParallelism = _maxConcurrency, CancellationToken = cancellationToken },
        async (question, token) => await AnswerAsync(question, token).ConfigureAwait(false));

    private async Task AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            question.Answer(_client.Live is { } live
                ? await live.GetResponseAsync(question.Messages, question.Options, cancellationToken).ConfigureAwait(false)
                : throw new RequestNotMadeException("Two batches left the question open; it is asked again in the next round."));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            question.Fail(exception);
        }
    }
}
