using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Answers;

/// <summary>Puts responses into a cache and makes them anew; a cache that fails is as good as an empty one.</summary>
internal sealed class AnswerShelf(IAnswerCache cache, ILogger logger)
{
    public async ValueTask<CachedAnswer?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // By its type alone: nobody knows what a message of the user's own cache says.
            AnswerLog.NotRead(logger, failure.GetType().Name);
            return null;
        }
    }

    // The answer is paid for, and handed on whether it can be kept or not.
    public async ValueTask KeepAsync(string key, CachedAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await cache.SetAsync(key, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            AnswerLog.NotKept(logger, failure.GetType().Name);
        }
    }

    public static CachedAnswer Answer(ChatResponse response) =>
        new(response.Text, response.ModelId, response.FinishReason?.Value) { LogProbabilities = response.GetLogProbabilities() };

    public static ChatResponse Response(CachedAnswer answer)
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Text))
        {
            ModelId = answer.Model,
            FinishReason = answer.FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 },
        };
        response.MarkFromCache();
        if (answer.LogProbabilities.Count > 0)
        {
            response.SetLogProbabilities(answer.LogProbabilities);
        }

        return response;
    }
}
