using System.Runtime.CompilerServices;

namespace Rlaif.Durability;

/// <summary>Answers as a server does that is asked many questions at once: at its pace, whether or not anybody takes the answers.</summary>
internal sealed class PacedLabeler(int perSecond, TimeProvider clock) : ILabeler
{
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = clock.GetTimestamp();
        for (var number = 0; number < batch.Count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond) - clock.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, clock, cancellationToken);
            }

            yield return new Annotation(batch[number].Example.Id, AnnotationOutcome.Labeled, new SoftLabel([0.7f, 0.2f, 0.1f]))
            {
                ConfidenceSource = ConfidenceSource.LogProbabilities,
                Usage = new TokenUsage(210, 6),
                Cost = 0.00012m,
                Labeler = "model",
                Requests = 1,
                Latency = TimeSpan.FromMilliseconds(412.5),
            };
        }
    }
}
