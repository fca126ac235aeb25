using System.Runtime.CompilerServices;

namespace Rlaif.Tests.Fakes;

/// <summary>Begins a job for a whole batch, notes it, and reads the answers from it; a job begun is never begun again.</summary>
internal sealed class NotingLabeler(Func<LabelRequest, Annotation> answer) : IResumableLabeler
{
    public List<string?> Found { get; } = [];

    public int Jobs { get; private set; }

    public IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default) =>
        LabelAsync(batch, new LabelerState(), cancellationToken);

    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, LabelerState state, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Found.Add(state.Saved);
        if (state.Saved is null)
        {
            Jobs++;
            await state.SaveAsync($"job of round {batch[0].Round}", cancellationToken);
        }

        foreach (var request in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return answer(request);
        }
    }
}
