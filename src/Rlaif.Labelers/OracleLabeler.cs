using System.Runtime.CompilerServices;

namespace Rlaif.Labelers;

/// <summary>Answers from gold labels, with a seeded share of wrong answers: for experiments.</summary>
/// <remarks>Immutable and safe for concurrent use. An example without a gold label is abstained from.</remarks>
public sealed class OracleLabeler : ILabeler
{
    private readonly LabelSet _labels;
    private readonly IReadOnlyDictionary<string, string> _gold;
    private readonly double _noise;

    /// <summary>Initializes the oracle.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="noise">The share of wrong answers, 0 to 1; a wrong class is drawn evenly from the others.</param>
    /// <exception cref="ArgumentException">A gold label is not in the label set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The noise is not a number from 0 to 1.</exception>
    public OracleLabeler(LabelSet labels, IReadOnlyDictionary<string, string> gold, double noise = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(gold);
        if (!(noise is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "The share of wrong answers must be a number from 0 to 1.");
        }

        if (gold.Values.FirstOrDefault(label => labels.IndexOf(label) < 0) is { } stranger)
        {
            throw new ArgumentException($"The gold label '{stranger}' is not in the label set; add the class or correct the label.", nameof(gold));
        }

        _labels = labels;
        _gold = gold;
        _noise = noise;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var request in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Answer(request);
        }
    }

    private Annotation Answer(LabelRequest request)
    {
        var annotation = _gold.TryGetValue(request.Example.Id, out var gold)
            ? new Annotation(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(Disturb(_labels.IndexOf(gold), request), _labels.Count))
            : new Annotation(request.Example.Id, AnnotationOutcome.Abstained) { Detail = "The example has no gold label." };
        return annotation with { Labeler = "oracle", Cost = 0 };
    }

    private int Disturb(int gold, LabelRequest request)
    {
        var random = new Random(SeedOf(request));
        if (_labels.Count == 1 || random.NextDouble() >= _noise)
        {
            return gold;
        }

        var other = random.Next(_labels.Count - 1);
        return other < gold ? other : other + 1;
    }

    private static int SeedOf(LabelRequest request) => unchecked((int)(request.Seed ^ (request.Seed >> 32)) + (request.Attempt * 0x61C88647));
}
