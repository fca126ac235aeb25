using System.Runtime.CompilerServices;

namespace Rlaif.Experiments;

/// <summary>Keeps the most probable class of each label and forgets how probable it was.</summary>
internal sealed class HardeningLabeler(ILabeler labeler) : ILabeler
{
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var annotation in labeler.LabelAsync(batch, cancellationToken))
        {
            yield return annotation.Label is { } label
                ? new Annotation(annotation.ExampleId, annotation.Outcome, SoftLabel.Certain(label.Top, label.Probabilities.Length)) { Labeler = annotation.Labeler, Cost = annotation.Cost }
                : annotation;
        }
    }
}
