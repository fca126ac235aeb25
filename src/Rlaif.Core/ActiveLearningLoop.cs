using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Querying;
using Rlaif.Stopping;

namespace Rlaif;

/// <summary>Labels a pool by asking a labeler only about the rows that teach the classifier most.</summary>
/// <remarks>Holds no state of a run: one loop may serve many runs at once.</remarks>
public sealed class ActiveLearningLoop
{
    /// <summary>Initializes the loop with what every run needs; the rest are properties with defaults.</summary>
    /// <param name="labeler">Answers which class an example belongs to.</param>
    /// <param name="trainer">Learns the classifier.</param>
    public ActiveLearningLoop(ILabeler labeler, IClassifierTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        ArgumentNullException.ThrowIfNull(trainer);
        Labeler = labeler;
        Trainer = trainer;
    }

    /// <summary>Gets whoever answers.</summary>
    public ILabeler Labeler { get; }

    /// <summary>Gets who is asked again about contested answers, such as another model.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="Labeler"/>, which is asked in another way.</value>
    public ILabeler? RecheckLabeler { get; init; }

    /// <summary>Gets who writes a few texts of each class before a run begins, as faded seeds for the classifier.</summary>
    /// <value>The default, <see langword="null"/>, is nobody. A run that has begun keeps the texts of its journal.</value>
    public IExampleWriter? ExampleWriter { get; init; }

    /// <summary>Gets what learns the classifier.</summary>
    public IClassifierTrainer Trainer { get; }

    /// <summary>Gets what chooses the rows to label next.</summary>
    /// <value>The default is <see cref="AutoSampling"/>.</value>
    public IQueryStrategy Strategy { get; init; } = new AutoSampling();

    /// <summary>Gets what chooses the seed set, before anything or too little is labeled.</summary>
    /// <value>The default is <see cref="ClusterSeeding"/>.</value>
    public IQueryStrategy SeedStrategy { get; init; } = new ClusterSeeding();

    /// <summary>Gets what ends a run early; the first that applies is reported.</summary>
    /// <value>
    /// The default is <see cref="Plateau"/> within the budget of labels. With none the run ends with the pool or with <see cref="ActiveLearningOptions.MaxLabels"/>.
    /// </value>
    public IReadOnlyList<IStoppingCriterion> StoppingCriteria { get => field ?? [new Plateau(maxLabels: Options.MaxLabels)]; init; }

    /// <summary>Gets the settings.</summary>
    public ActiveLearningOptions Options { get; init; } = new();

    /// <summary>Gets where the runs are kept that bring no journal of their own.</summary>
    /// <value>The default, <see langword="null"/>, keeps each in memory.</value>
    public IJournalStore? Journals { get; init; }

    /// <summary>Gets what else must be the same when a run is resumed, such as the model, by name.</summary>
    /// <value>Values are journaled and shown: no secrets. The default is none; the loop adds its own settings.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the log.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets the clock that durations are taken from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Runs to the end.</summary>
    /// <param name="run">What to work on.</param>
    /// <param name="cancellationToken">Cancels the run; to keep a partial result, use <see cref="OpenAsync"/>.</param>
    /// <returns>Every row labeled, the classifier, every round, and why the run ended.</returns>
    /// <exception cref="ArgumentException">The run's parts do not fit together.</exception>
    /// <exception cref="LabelingException">The labeler cannot work at all; <see cref="LabelingException.Result"/> keeps what came before.</exception>
    public async Task<ActiveLearningResult> RunAsync(ActiveLearningRun run, CancellationToken cancellationToken = default)
    {
        var session = await OpenAsync(run, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            try
            {
                while (await session.RunRoundAsync(cancellationToken).ConfigureAwait(false) is not null)
                {
                }

                return await session.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (LabelingException failure)
            {
                failure.EndsRun = failure.Result?.Labeled.Any(row => row.Source == LabelSource.Labeler) is true;
                throw;
            }
        }
    }

    /// <summary>Runs to the end, yielding each round when it is finished.</summary>
    /// <param name="run">What to work on.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The rounds; for the result as well, use <see cref="OpenAsync"/>.</returns>
    /// <exception cref="ArgumentException">The run's parts do not fit together.</exception>
    /// <exception cref="LabelingException">The labeler cannot work at all; <see cref="LabelingException.Result"/> keeps what came before.</exception>
    public async IAsyncEnumerable<Round> RunRoundsAsync(ActiveLearningRun run, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = await OpenAsync(run, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            while (await session.RunRoundAsync(cancellationToken).ConfigureAwait(false) is { } round)
            {
                yield return round;
            }
        }
    }

    /// <summary>Opens a run, or resumes the one that its journal holds, to be driven round by round.</summary>
    /// <param name="run">What to work on.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <returns>The session, which the caller disposes.</returns>
    /// <exception cref="ArgumentException">The run's parts do not fit together, or the journal is of another run.</exception>
    public Task<ActiveLearningSession> OpenAsync(ActiveLearningRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return ActiveLearningSession.OpenAsync(this, run, cancellationToken);
    }
}
