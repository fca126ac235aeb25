using System.Runtime.CompilerServices;
using Rlaif.Labelers.Juries;

namespace Rlaif.Labelers;

/// <summary>Asks several labelers, or one several times, and makes one soft label of their votes.</summary>
/// <remarks>
/// Safe for concurrent use. The soft label is the mean of the votes; the loop weighs the votes of several voters anew before
/// each training, by what their agreement says of them. An example without any label gets the outcome of one of its votes:
/// the first there is of failed for now, abstained, refused, filtered, invalid, failed for good, not asked.
/// </remarks>
public sealed class JuryLabeler : ILabeler, ICostEstimator
{
    private static readonly EstimatedCost Free = new(0, 0, 0, Cost: 0);
    private readonly Seat[] _seats;
    private readonly Seat? _tieBreaker;
    private readonly string? _name;
    private volatile bool _isEstablished;

    /// <summary>Initializes the jury.</summary>
    /// <param name="members">Who votes; at least one.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">There is no member.</exception>
    public JuryLabeler(IReadOnlyList<JuryMember> members, JuryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
        {
            throw new ArgumentException("A jury needs at least one member; name one.", nameof(members));
        }

        _seats =
        [
            .. members.SelectMany((member, number) => Enumerable.Repeat((Number: number, member.Labeler), member.Votes))
                .Select((vote, number) => new Seat(number, vote.Number, vote.Labeler)),
        ];
        _tieBreaker = options?.TieBreaker is { } tieBreaker ? new Seat(_seats.Length, members.Count, tieBreaker) : null;
        _name = options?.Name ?? (members.Count > 1 || (_tieBreaker is not null && _seats.Length > 1) ? "jury" : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();

        // Until every member has answered once, one example at a time: the wrong key of one costs one request of each other.
        var alone = _isEstablished ? 0 : Math.Min(1, batch.Count);
        foreach (LabelRequest[] part in new[] { batch.Take(alone).ToArray(), [.. batch.Skip(alone)] })
        {
            await foreach (var annotation in HearAsync(part, cancellationToken).ConfigureAwait(false))
            {
                yield return annotation;
            }

            _isEstablished = _isEstablished || part.Length > 0;
        }
    }

    /// <inheritdoc/>
    public CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);

        // Nobody knows beforehand how often the members will differ: never, on a fifth of the rows, always.
        const int OneSplitIn = 5;
        var nothing = new CostEstimate(Free, Free, Free);
        var members = _seats.Select(seat => seat.Labeler).OfType<ICostEstimator>().Aggregate(nothing, (sum, member) => sum.Plus(member.Estimate(sample, plan)));
        return _tieBreaker?.Labeler is not ICostEstimator tieBreaker ? members : members.Plus(new CostEstimate(
            Free,
            tieBreaker.Estimate(sample, plan with { Rows = (plan.Rows + OneSplitIn - 1) / OneSplitIn }).Expected,
            tieBreaker.Estimate(sample, plan).High));
    }

    private IAsyncEnumerable<Annotation> HearAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken) => _seats is [var only]
        ? AskAsync(only.Labeler, batch, cancellationToken)
        : new Hearing(_seats, _tieBreaker, _name).RunAsync(batch, cancellationToken);

    // One vote is an answer like any other: there is nothing to number, to split or to weigh.
    private async IAsyncEnumerable<Annotation> AskAsync(ILabeler labeler, IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var annotation in labeler.LabelAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            yield return annotation with { Labeler = _name ?? annotation.Labeler };
        }
    }
}
