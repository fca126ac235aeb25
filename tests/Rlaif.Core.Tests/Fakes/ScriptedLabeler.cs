using System.Runtime.CompilerServices;

namespace Rlaif.Tests.Fakes;

/// <summary>Answers by a function, in an order of the test's choosing, and remembers what it was asked.</summary>
internal sealed class ScriptedLabeler(Func<LabelRequest, Annotation> answer, Func<IEnumerable<LabelRequest>, IEnumerable<LabelRequest>>? order = null) : ILabeler
{
    public List<IReadOnlyList<LabelRequest>> Batches { get; } = [];

    public IEnumerable<string> Asked => Batches.SelectMany(batch => batch).Select(request => request.Example.Id);

    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Batches.Add(batch);
        foreach (var request in order?.Invoke(batch) ?? batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return answer(request);
        }
    }
}
