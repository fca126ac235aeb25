using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Rlaif.Labelers.Tests.Fakes;

/// <summary>Answers by a function and remembers what it was asked; null is the point where it cannot go on.</summary>
internal sealed class ScriptedLabeler(string name, Func<LabelRequest, Annotation?> answer) : ILabeler
{
    public ConcurrentQueue<LabelRequest> Asked { get; } = new();

    public ConcurrentQueue<int> BatchSizes { get; } = new();

    /// <summary>Gets what an answer waits for; by default nothing.</summary>
    public Func<LabelRequest, Task> Ready { get; init; } = _ => Task.CompletedTask;

    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        BatchSizes.Enqueue(batch.Count);
        foreach (var request in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Asked.Enqueue(request);
            await Ready(request).WaitAsync(cancellationToken);
            yield return (answer(request) ?? throw new LabelingException($"{name} has a wrong key.")) with { Labeler = name };
        }
    }
}
