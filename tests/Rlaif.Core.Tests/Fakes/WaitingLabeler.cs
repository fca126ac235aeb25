using System.Runtime.CompilerServices;

namespace Rlaif.Tests.Fakes;

/// <summary>Answers rightly, but not before it may.</summary>
internal sealed class WaitingLabeler(Task ready) : ILabeler
{
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await ready;
        foreach (var request in batch)
        {
            yield return Some.Right(request);
        }
    }
}
