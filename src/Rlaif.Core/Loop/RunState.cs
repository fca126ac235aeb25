using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Where a run stands: the fold over its journal entries and nothing else.</summary>
internal sealed class RunState
{
    private const int MaximumTries = 3;
    private static readonly StopReason Unwilling = new("labeler_ceiling", "The labeler reached a ceiling of its own and took no further questions.");
    private readonly ActiveLearningRun _run;
    private readonly SoftLabel?[] _known;
    private readonly SoftLabel?[] _corrected;
    private readonly Annotation?[] _annotations;
    private readonly int[] _answeredIn;
    private readonly byte[] _tries;
    private readonly bool[] _asked;
    private readonly int[] _outcomes = new int[Enum.GetValues<AnnotationOutcome>().Length];
    private readonly List<Round> _rounds = [];
    private bool? _isWilling;
    private int[]? _candidates;

    public RunState(ActiveLearningRun run, SoftLabel?[] known)
    {
        _run = run;
        _known = known;
        _corrected = new SoftLabel?[run.Pool.Count];
        _annotations = new Annotation?[run.Pool.Count];
        _answeredIn = new int[run.Pool.Count];
        _tries = new byte[run.Pool.Count];
        _asked = new bool[run.Pool.Count];
    }

    public RunOpened? Opened { get; private set; }

    public BatchSelected? PendingBatch { get; private set; }

    public IReadOnlyList<Round> Rounds => _rounds;

    public StopReason? StopReason { get; private set; }

    public TokenUsage Usage { get; private set; }

    public int Requests { get; private set; }

    public int Retries { get; private set; }

    public decimal? Cost { get; private set; } = 0;

    /// <summary>Gets what the votes say, as they were weighed last: before the last training.</summary>
    public WeighedVotes Votes { get; private set; } = WeighedVotes.None;

    /// <summary>Gets why the labeler takes no further questions; null where the last round left it willing.</summary>
    public StopReason? LabelerStop { get; private set; }

    /// <summary>Gets the distinct examples sent to the labeler, whatever came back.</summary>
    public int Asked { get; private set; }

    /// <summary>Gets the examples about which the labeler had something to say, be it that it would not.</summary>
    public int Answered => OutcomeCount(AnnotationOutcome.Labeled) + OutcomeCount(AnnotationOutcome.Abstained) + OutcomeCount(AnnotationOutcome.Refused) + OutcomeCount(AnnotationOutcome.Filtered);

    /// <summary>Gets why the last question that brought nothing did so.</summary>
    public string? LastFailure { get; private set; }

    public IReadOnlyDictionary<AnnotationOutcome, int> Outcomes() =>
        Enum.GetValues<AnnotationOutcome>().Where(outcome => OutcomeCount(outcome) > 0).ToDictionary(outcome => outcome, OutcomeCount);

    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case RunOpened opened:
                Opened = opened;
                break;
            case BatchSelected batch:
                PendingBatch = batch;
                StopReason = null;
                LabelerStop = null;
                _isWilling = null;
                break;
            case AnswerReceived answer:
                Apply(answer);
                _candidates = null;
                break;
            case LabelCorrected correction:
                _corrected[_run.Pool.RowOf(correction.ExampleId)] = SoftLabel.Certain(_run.Labels.IndexOf(correction.Label), _run.Labels.Count);
                _candidates = null;
                break;
            case RoundCompleted completed:
                _rounds.Add(completed.Round);
                PendingBatch = null;
                LabelerStop ??= _isWilling is false ? Unwilling : null;
                break;
            case RunStopped stopped:
                StopReason = stopped.Reason;
                break;
        }
    }

    /// <summary>Lists the rows that may be asked about, in ascending order.</summary>
    public int[] Candidates() => _candidates ??= FindCandidates();

    /// <summary>Weighs the votes that came up to a round: in pool order, whatever the order in which they came.</summary>
    public void WeighVotes(int throughRound, CancellationToken cancellationToken) => Votes = WeighedVotes.Of(
        _annotations.Index().Where(answer => answer.Item is not null && _answeredIn[answer.Index] <= throughRound).Select(answer => (answer.Index, answer.Item!)),
        _run.Labels.Count,
        cancellationToken);

    /// <summary>Lists what trains after a round: in pool order, whatever the order in which answers came.</summary>
    public List<TrainingExample> TrainingSet(int throughRound)
    {
        var labeled = new List<TrainingExample>();
        for (var row = 0; row < _annotations.Length; row++)
        {
            if ((Given(row) ?? (_answeredIn[row] <= throughRound ? Votes[row] ?? _annotations[row]?.Label : null)) is { } label)
            {
                labeled.Add(new TrainingExample(row, label));
            }
        }

        return labeled;
    }

    /// <summary>Lists the questions of the pending batch that have no answer yet, in the batch's order.</summary>
    public IReadOnlyList<LabelRequest> OpenRequests(ulong seed) =>
    [
        .. PendingBatch!.ExampleIds
            .Select(id => _run.Pool.RowOf(id))
            .Where(row => _answeredIn[row] != PendingBatch.Round && Given(row) is null)
            .Select(row => new LabelRequest(_run.Pool[row], PendingBatch.Round, _tries[row] + 1, Seeds.Mix(seed, _run.Pool[row].Id))),
    ];

    /// <summary>Tells whether a label was known from the start or corrected by a person.</summary>
    public bool IsGiven(int row) => Given(row) is not null;

    /// <summary>Asks the labeler again: since the run ended, its ceilings may have been raised.</summary>
    public void ForgetLabelerStop() => LabelerStop = null;

    /// <summary>Copies what is known of every row beside predictions for the rest.</summary>
    public LabeledDataset Label(PredictionTable predictions) => new(_run, predictions, _known, [.. _corrected], [.. _annotations], Votes);

    private int[] FindCandidates()
    {
        var candidates = new int[_annotations.Length];
        var count = 0;
        for (var row = 0; row < candidates.Length; row++)
        {
            candidates[count] = row;
            count += Given(row) is null && IsOpen(row) ? 1 : 0;
        }

        return candidates[..count];
    }

    private void Apply(AnswerReceived answer)
    {
        var annotation = answer.Annotation;
        var row = _run.Pool.RowOf(annotation.ExampleId);
        if (_annotations[row] is { } earlier)
        {
            _outcomes[(int)earlier.Outcome]--;
        }

        _outcomes[(int)annotation.Outcome]++;
        _annotations[row] = annotation;
        _answeredIn[row] = answer.Round;
        _tries[row] += annotation.Outcome == AnnotationOutcome.FailedTransient ? (byte)1 : (byte)0;
        LabelerStop ??= annotation.StopReason;
        _isWilling = _isWilling is true || annotation.Outcome != AnnotationOutcome.NotAsked;
        Asked += !_asked[row] && annotation.Outcome != AnnotationOutcome.NotAsked ? 1 : 0;
        _asked[row] |= annotation.Outcome != AnnotationOutcome.NotAsked;
        LastFailure = annotation.Label is null ? annotation.Detail ?? LastFailure : LastFailure;
        Usage += annotation.Usage;
        Requests += annotation.Requests;
        Retries += annotation.Retries;

        // One answer of unknown price makes the whole cost unknown, unless it took no request.
        Cost += annotation.Cost ?? (annotation.Requests == 0 ? 0 : null);
    }

    // What a person said stands above what was known, and both above any answer.
    private SoftLabel? Given(int row) => _corrected[row] ?? _known[row];

    private bool IsOpen(int row) => _annotations[row]?.Outcome switch
    {
        null or AnnotationOutcome.NotAsked => true,
        AnnotationOutcome.FailedTransient => _tries[row] < MaximumTries,
        _ => false,
    };

    private int OutcomeCount(AnnotationOutcome outcome) => _outcomes[(int)outcome];
}
