using System.Runtime.CompilerServices;

namespace Rlaif.Classifiers.Tests;

/// <summary>Answers what the first word of a text says; every fifth row fails at the first try, every seventh is declined.</summary>
internal sealed class TopicLabeler : ILabeler
{
    public List<string> Answered { get; } = [];

    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var request in batch)
        {
            var number = int.Parse(request.Example.Id, System.Globalization.CultureInfo.InvariantCulture);
            if (number % 5 == 0 && request.Attempt == 1)
            {
                yield return new Annotation(request.Example.Id, AnnotationOutcome.FailedTransient, null) { Labeler = "topics" };
                continue;
            }

            Answered.Add(request.Example.Id);
            yield return number % 7 == 0
                ? new Annotation(request.Example.Id, AnnotationOutcome.Refused, null) { Labeler = "topics" }
                : new Annotation(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(number % 3, 3)) { Labeler = "topics" };
        }
    }
}
