using System.Globalization;
using System.Runtime.CompilerServices;
using Rlaif.Labelers.Oracle;

namespace Rlaif.Labelers;

/// <summary>Answers from gold labels, with a seeded share of wrong answers: for experiments.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. An example without a gold label is abstained from. Another attempt at an example,
/// and another vote on it, is drawn anew.
/// </remarks>
public sealed class OracleLabeler : ILabeler
{
    private readonly LabelSet _labels;
    private readonly IReadOnlyDictionary<string, string> _gold;
    private readonly Mistakes _mistakes;
    private readonly double _noise;
    private readonly NoiseProfile _profile;
    private readonly ulong _seed;

    /// <summary>Initializes the oracle.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="noise">The share of wrong answers, 0 to 1; a wrong class is drawn evenly from the others.</param>
    /// <exception cref="ArgumentException">A gold label is not in the label set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The noise is not a number from 0 to 1.</exception>
    public OracleLabeler(LabelSet labels, IReadOnlyDictionary<string, string> gold, double noise = 0)
        : this(labels, gold, new OracleOptions { Noise = noise })
    {
    }

    /// <summary>Initializes the oracle.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="options">How often the oracle errs, where, and what it mistakes for what.</param>
    /// <exception cref="ArgumentException">A gold label is not in the label set, or varied noise is no better than guessing.</exception>
    public OracleLabeler(LabelSet labels, IReadOnlyDictionary<string, string> gold, OracleOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(options);
        if (gold.Values.FirstOrDefault(label => labels.IndexOf(label) < 0) is { } stranger)
        {
            throw new ArgumentException($"The gold label '{stranger}' is not in the label set; add the class or correct the label.", nameof(gold));
        }

        _labels = labels;
        _gold = gold;
        _mistakes = new Mistakes(labels.Count, options.Confusion, options.Seed);
        _noise = options.Noise;
        _profile = options.Profile;
        _seed = options.Seed;
        if (_profile == NoiseProfile.Varied && labels.Count > 1 && _noise > _mistakes.MaximumError)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Varied noise of {_noise} is no better than guessing among {labels.Count} classes; give at most {Math.Floor(_mistakes.MaximumError * 1000) / 1000}."), nameof(options));
        }
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
            yield return Answer(request) with { Labeler = "oracle", Cost = 0 };
        }
    }

    private Annotation Answer(LabelRequest request)
    {
        var id = request.Example.Id;
        if (!_gold.TryGetValue(id, out var gold))
        {
            return new Annotation(id, AnnotationOutcome.Abstained) { Detail = "The example has no gold label." };
        }

        var error = _labels.Count == 1 ? 0 : ErrorOf(request);
        var answer = Disturb(_labels.IndexOf(gold), error, request);
        return _profile == NoiseProfile.Even
            ? new Annotation(id, AnnotationOutcome.Labeled, SoftLabel.Certain(answer, _labels.Count))
            : new Annotation(id, AnnotationOutcome.Labeled, _mistakes.State(answer, error)) { ConfidenceSource = ConfidenceSource.Stated };
    }

    // How hard an example is stays the same for all attempts and votes. The power of an even draw has the wanted mean,
    // many easy examples and some near guessing: maximum × Beta(noise / (maximum − noise), 1).
    private double ErrorOf(LabelRequest request) =>
        _profile == NoiseProfile.Even ? _noise
        : _noise == 0 ? 0
        : _mistakes.MaximumError * Math.Pow(new Draws(_seed, request.Seed).Next(), (_mistakes.MaximumError / _noise) - 1);

    private int Disturb(int gold, double error, LabelRequest request)
    {
        var draws = new Draws(_seed, request.Seed, (ulong)request.Attempt, (ulong)request.Vote);
        return draws.Next() < error ? _mistakes.Draw(gold, draws.Next()) : gold;
    }
}
