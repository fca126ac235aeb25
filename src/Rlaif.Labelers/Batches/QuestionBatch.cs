using Rlaif.Clients;

namespace Rlaif.Labelers.Batches;

/// <summary>The questions that wait for one batch.</summary>
/// <param name="Id">The server's name of the batch.</param>
/// <param name="Questions">The questions by the names of their requests; those that were answered before a restart are left out.</param>
internal sealed record QuestionBatch(string Id, Dictionary<string, Question> Questions)
{
    private readonly Dictionary<string, ModelServerException> _failures = new(StringComparer.Ordinal);

    /// <summary>Answers those that have a reply.</summary>
    public void Answer(IEnumerable<ChatBatchResult> results)
    {
        foreach (var result in results)
        {
            if (result.Response is not { } response)
            {
                _failures.TryAdd(result.RequestId, result.Failure!);
            }
            else if (Questions.Remove(result.RequestId, out var question))
            {
                question.Answer(response);
            }
        }
    }

    /// <summary>Says of the others why there is none.</summary>
    public void FailTheRest(ChatBatchState state)
    {
        foreach (var (name, question) in Questions)
        {
            var failure = _failures.GetValueOrDefault(name) ?? ServerFailures.NoBatchResult(state);
            question.Fail(state == ChatBatchState.Cancelled && failure.Attempts == 0 ? Cancelled() : failure);
        }
    }

    /// <summary>Says what it means that the server took none of them.</summary>
    /// <returns>What ends the run with an error; null where the questions were told that they were not asked.</returns>
    public LabelingException? Refuse(ModelServerException? failure)
    {
        if (failure is not { Kind: FailureKind.Transient })
        {
            return new LabelingException(failure?.Message ?? "The server refused a batch without saying why; look at it in the server's console.", failure);
        }

        foreach (var question in Questions.Values)
        {
            question.Fail(NotAsked("rate_limited", failure.Message));
        }

        return null;
    }

    private static RequestNotMadeException Cancelled() =>
        NotAsked("batch_cancelled", "The batch was cancelled at the server; resume the run to ask what is left.");

    private static RequestNotMadeException NotAsked(string code, string sentence) => new(sentence, new StopReason(code, sentence));
}
