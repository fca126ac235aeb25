using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Batches;

namespace Rlaif.Labelers;

/// <summary>Asks a chat model through its server's batch endpoint: answers within a day, at half the price.</summary>
/// <remarks>
/// It asks what <see cref="ChatLabeler"/> asks. Questions that follow from an answer go into a second batch; what that leaves open is
/// asked live, or in the next round. Cancelling leaves a batch running, since it is paid; a resumed run takes it up again. The prices of
/// the options are those of live calls. Safe for concurrent use.
/// </remarks>
public sealed class BatchChatLabeler : IResumableLabeler, ICostEstimator
{
    private readonly IChatBatchClient _client;
    private readonly BatchTalk _talk;
    private readonly BatchReader _reader;

    /// <summary>Initializes the labeler.</summary>
    /// <param name="client">The batch endpoint.</param>
    /// <param name="labels">The classes; descriptions and examples go into the prompt.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="live">
    /// The same model for live calls: the first question goes there, so that a wrong key or a setting that the model refuses costs one
    /// question and not a batch of hours; <see langword="null"/> where a deployment takes batches only.
    /// </param>
    /// <param name="timeProvider">The clock of waits and latencies; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The abstain label is the name of a class.</exception>
    public BatchChatLabeler(IChatBatchClient client, LabelSet labels, ChatLabelerOptions? options = null, IChatClient? live = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _talk = new BatchTalk(new DeskChatClient(live), labels, options ?? new ChatLabelerOptions(), timeProvider ?? TimeProvider.System);
        _reader = new BatchReader(client, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default) =>
        LabelAsync(batch, new LabelerState(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Annotation> LabelAsync(
        IReadOnlyList<LabelRequest> batch, LabelerState state, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(state);
        cancellationToken.ThrowIfCancellationRequested();
        var handIn = new BatchHandIn(_client, _talk, state);
        handIn.Recall();
        await handIn.NoteAsync().ConfigureAwait(false);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in handIn.Fresh(batch).TakeWhile(_ => _talk.NeedsLiveQuestion))
        {
            var annotation = await _talk.Conversation.AskAsync(request, cancellationToken).ConfigureAwait(false);
            await handIn.NoteAsync().ConfigureAwait(false);
            answered.Add(request.Example.Id);
            yield return annotation;
        }

        var rest = new BatchRound(_talk, handIn, _reader).RunAsync([.. batch.Where(request => !answered.Contains(request.Example.Id))], cancellationToken);
        await foreach (var annotation in rest.ConfigureAwait(false))
        {
            yield return annotation;
        }
    }

    /// <inheritdoc/>
    public CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan)
    {
        const decimal OfABatch = 0.5m;
        var live = _talk.Conversation.Estimate(sample, plan);
        return new CostEstimate(live.Low.AtPrice(OfABatch), live.Expected.AtPrice(OfABatch), live.High.AtPrice(OfABatch));
    }
}
