using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Tests.Fakes;

/// <summary>Answers batches by a function of a row's text and of the question's number, and remembers what it was handed.</summary>
internal sealed class ScriptedBatchClient(Func<string, bool, ChatResponse> answer) : IChatBatchClient
{
    private readonly Lock _gate = new();
    private readonly List<IReadOnlyList<ChatBatchRequest>> _batches = [];

    /// <summary>How many requests a batch takes.</summary>
    public int Most { get; init; } = int.MaxValue;

    public Func<IReadOnlyList<ChatBatchRequest>, Task> OnSubmit { get; set; } = _ => Task.CompletedTask;

    public Func<int, Task<ChatBatchStatus>> Status { get; set; } = _ => Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed));

    public IReadOnlyList<IReadOnlyList<ChatBatchRequest>> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    public async Task<SubmittedChatBatch> SubmitAsync(IReadOnlyList<ChatBatchRequest> requests, CancellationToken cancellationToken = default)
    {
        await OnSubmit(requests);
        lock (_gate)
        {
            _batches.Add([.. requests.Take(Most)]);
            return new SubmittedChatBatch($"{_batches.Count}", _batches[^1].Count);
        }
    }

    public Task<ChatBatchStatus> GetStatusAsync(string batchId, CancellationToken cancellationToken = default) => Status(Number(batchId));

    public Task<IEnumerable<ChatBatchResult>> ReadResultsAsync(string batchId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Batches[Number(batchId) - 1].Reverse().Select(Result));

    private ChatBatchResult Result(ChatBatchRequest request)
    {
        using var question = JsonDocument.Parse(request.Messages[1].Text.Split('\n')[^1]);
        try
        {
            return new ChatBatchResult(request.Id, answer(question.RootElement.EnumerateObject().Single().Value.GetString()!, request.Messages.Count > 2));
        }
        catch (ModelServerException failure)
        {
            return new ChatBatchResult(request.Id, failure);
        }
    }

    private static int Number(string batchId) => int.Parse(batchId, System.Globalization.CultureInfo.InvariantCulture);
}
