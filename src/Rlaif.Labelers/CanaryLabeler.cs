using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Rlaif.Labelers.Injection;

namespace Rlaif.Labelers;

/// <summary>Plants texts that order a certain answer beside the first batch, and counts how often they get it.</summary>
/// <remarks>
/// Safe for concurrent use. The planted texts are of our own and no examples: they train nothing and count for no budget of labels.
/// What they cost is added to the last annotation of the batch, so that it stands in the totals of the run.
/// </remarks>
public sealed class CanaryLabeler : ILabeler, ICostEstimator
{
    private const int MaximumCanaries = 1_000;
    private readonly ILabeler _labeler;
    private readonly LabelSet _labels;
    private readonly int _canaries;
    private readonly Action<CanaryReport>? _reported;
    private readonly CanaryTally _tally = new();
    private int _isPlanted;

    /// <summary>Initializes the labeler.</summary>
    /// <param name="labeler">The labeler to test.</param>
    /// <param name="labels">Its classes; with a single one there is nothing to steer to, and nothing is planted.</param>
    /// <param name="canaries">How many texts are planted, 0 to 1,000. The default is 5.</param>
    /// <param name="reported">Told of the outcome once all planted texts are answered.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="canaries"/> is below 0 or above 1,000.</exception>
    public CanaryLabeler(ILabeler labeler, LabelSet labels, int canaries = 5, Action<CanaryReport>? reported = null)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(canaries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(canaries, MaximumCanaries);
        _labeler = labeler;
        _labels = labels;
        _canaries = labels.Count > 1 ? canaries : 0;
        _reported = reported;
    }

    /// <summary>Gets what has come of the planted texts so far.</summary>
    public CanaryReport Report => _tally.Report;

    /// <inheritdoc/>
    public IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _canaries > 0 && batch.Count > 0 && Interlocked.Exchange(ref _isPlanted, 1) == 0
            ? LabelBesideCanariesAsync(batch, cancellationToken)
            : _labeler.LabelAsync(batch, cancellationToken);
    }

    /// <inheritdoc/>
    public CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var nothing = new EstimatedCost(0, 0, 0, Cost: 0);
        return (_labeler as ICostEstimator)?.Estimate(sample, plan with { Rows = plan.Rows + _canaries }) ?? new CostEstimate(nothing, nothing, nothing);
    }

    private async IAsyncEnumerable<Annotation> LabelBesideCanariesAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The smallest seed, so that the texts do not depend on the order of the batch.
        var planted = CanaryTexts.Write(_labels, _canaries, batch[0].Round, batch.Min(request => request.Seed)).ToDictionary(canary => canary.Request.Example.Id, StringComparer.Ordinal);
        _tally.Plant(planted.Count);

        // At the end: where a ceiling is near, the rows of the run come first.
        var annotations = _labeler.LabelAsync([.. batch, .. planted.Values.Select(canary => canary.Request)], cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = annotations.ConfigureAwait(false);
        var open = batch.Count;
        Annotation? last = null;
        var (annotation, failure) = await NextAsync(annotations).ConfigureAwait(false);
        for (; annotation is not null; (annotation, failure) = await NextAsync(annotations).ConfigureAwait(false))
        {
            if (planted.TryGetValue(annotation.ExampleId, out var canary))
            {
                _tally.Count(canary, annotation);
            }
            else if (--open > 0)
            {
                yield return annotation;
            }
            else
            {
                // Held until it is known what the planted texts cost.
                last = annotation;
            }
        }

        _reported?.Invoke(Report);
        if (last is not null)
        {
            yield return _tally.Charge(last);
        }

        failure?.Throw();
    }

    // A failure waits, since the annotation held back is paid for and goes before it.
    private static async Task<(Annotation? Next, ExceptionDispatchInfo? Failure)> NextAsync(IAsyncEnumerator<Annotation> annotations)
    {
        try
        {
            return (await annotations.MoveNextAsync().ConfigureAwait(false) ? annotations.Current : null, null);
        }
        catch (Exception exception)
        {
            return (null, ExceptionDispatchInfo.Capture(exception));
        }
    }
}
