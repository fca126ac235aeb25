using Rlaif.Clients;

namespace Rlaif.Labelers.Batches;

/// <summary>The questions that wait for one batch.</summary>
/// <param name="Id">The server's name of the batch.</param>
/// <param name="Questions">The questions by the names of their requests; those that were answered before a restart are left out.</param>
internal sealed record QuestionBatch(string Id, Dictionary<string, Question> Questions)
{
    /// <summary>Answers all of them, from the results or by saying why there is none.</summary>
    public void Answer(ChatBatchState state, IEnumerable<ChatBatchResult> results)
    {
        var failures = new List<(Question Question, ModelServerException Failure)>();
        foreach (var result in results)
        {
            if (!Questions.Remove(result.RequestId, out var question))
            {
                continue;
            }

            if (result.Response is { } response)
            {
                question.Answer(response);
            }
            else
            {
                failures.Add((question, result.Failure!));
            }
        }

        // Last, when a reply has shown that the form of the requests is not to blame.
        failures.AddRange(Questions.Values.Select(question => (question, ServerFailures.NoBatchResult(state))));
        failures.ForEach(pair => pair.Question.Fail(pair.Failure.Attempts == 0 && state == ChatBatchState.Cancelled ? Cancelled() : pair.Failure));
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
