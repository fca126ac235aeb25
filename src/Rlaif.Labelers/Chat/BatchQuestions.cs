namespace Rlaif.Labelers.Chat;

/// <summary>The questions of one batch: once one is refused for good, those not yet asked are not asked any more.</summary>
internal sealed class BatchQuestions(ChatConversation conversation)
{
    private volatile StopReason? _stop;

    public async Task<Annotation> AskAsync(LabelRequest request, CancellationToken cancellationToken)
    {
        if (_stop is { } reason)
        {
            return conversation.Skip(request, reason);
        }

        var annotation = await conversation.AskAsync(request, cancellationToken).ConfigureAwait(false);
        _stop ??= annotation.StopReason;
        return annotation;
    }
}
