using Rlaif.Clients;

namespace Rlaif.Labelers.Batches;

/// <summary>Hands questions in as batches, unless they were handed in before a restart, and remembers where they are.</summary>
internal sealed class BatchHandIn(IChatBatchClient client, BatchTalk talk, LabelerState state)
{
    private BatchMemory _memory = BatchMemory.Parse(state.Saved);

    /// <summary>Takes what was found out before a restart for granted.</summary>
    public void Recall() => talk.Conversation.Established = _memory.Shape;

    /// <summary>Lists the rows that no batch holds yet.</summary>
    public IEnumerable<LabelRequest> Fresh(IReadOnlyList<LabelRequest> requests)
    {
        var held = _memory.Batches.SelectMany(batch => batch.ExampleIds).ToHashSet(StringComparer.Ordinal);
        return requests.Where(request => !held.Contains(request.Example.Id));
    }

    /// <exception cref="LabelingException">The server takes no batches.</exception>
    public async Task<IReadOnlyList<QuestionBatch>> HandInAsync(int step, IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        var open = questions.ToDictionary(question => question.ExampleId, StringComparer.Ordinal);
        List<QuestionBatch> batches = [.. _memory.Batches.Where(batch => batch.Step == step).Select(batch => Taken(batch, open))];
        List<Question> rest = [.. questions.Where(question => open.ContainsKey(question.ExampleId))];
        if (rest.Count > 0 && _memory.Shape is null)
        {
            // A process that ends before it has noted a batch is followed by one that must hand in the very same to find it again.
            await NoteAsync().ConfigureAwait(false);
        }

        while (rest.Count > 0)
        {
            if (await SubmitAsync(step, rest, cancellationToken).ConfigureAwait(false) is not { } batch)
            {
                break;
            }

            await SaveAsync(_memory with { Batches = [.. _memory.Batches, batch] }).ConfigureAwait(false);
            batches.Add(Taken(batch, open));
            rest.RemoveRange(0, batch.ExampleIds.Count);
        }

        // Nobody waits for a batch whose answers are all there.
        batches.RemoveAll(batch => batch.Questions.Count == 0);
        return batches;
    }

    /// <summary>Notes what the server has been found to accept, so that a restart asks the same.</summary>
    public Task NoteAsync() => talk.Conversation.Established != _memory.Shape ? SaveAsync(_memory) : Task.CompletedTask;

    public Task ForgetAsync(string batchId) => SaveAsync(_memory with { Batches = [.. _memory.Batches.Where(batch => batch.Id != batchId)] });

    public Task HandBackAsync(IReadOnlySet<string> exampleIds) =>
        exampleIds.Count == 0 ? Task.CompletedTask : SaveAsync(_memory with { Batches = [.. _memory.Batches.Select(batch => batch.Without(exampleIds))] });

    private async Task<BatchUnderWay?> SubmitAsync(int step, List<Question> questions, CancellationToken cancellationToken)
    {
        var round = questions[0].Round;
        try
        {
            var submitted = await client.SubmitAsync(
                [.. questions.Select((question, index) => new ChatBatchRequest(BatchUnderWay.RequestId(round, step, index), question.Messages, question.Options))],
                cancellationToken).ConfigureAwait(false);
            return new BatchUnderWay(submitted.Id, round, step, [.. questions.Take(submitted.Count).Select(question => question.ExampleId)]);
        }
        catch (RequestNotMadeException refusal)
        {
            questions.ForEach(question => question.Fail(refusal));
            return null;
        }
        catch (ModelServerException failure)
        {
            throw new LabelingException(failure.Message, failure);
        }
    }

    private static QuestionBatch Taken(BatchUnderWay batch, Dictionary<string, Question> open)
    {
        var questions = new Dictionary<string, Question>(StringComparer.Ordinal);
        for (var index = 0; index < batch.ExampleIds.Count; index++)
        {
            if (batch.ExampleIds[index] is { } id && open.Remove(id, out var question))
            {
                questions.Add(BatchUnderWay.RequestId(batch.Round, batch.Step, index), question);
            }
        }

        return new QuestionBatch(batch.Id, questions);
    }

    // Not cancelled by anything: what was handed in is paid for.
    private async Task SaveAsync(BatchMemory memory)
    {
        _memory = memory with { Shape = talk.Conversation.Established };
        await state.SaveAsync(_memory.ToString(), CancellationToken.None).ConfigureAwait(false);
    }
}
