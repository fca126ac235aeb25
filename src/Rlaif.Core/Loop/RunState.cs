using Rlaif.Completion;
using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Where a run stands: the fold over its journal entries and nothing else.</summary>
internal sealed class RunState(ActiveLearningRun run, SoftLabel?[] known, NearDuplicateRows duplicates)
{
    private static readonly StopReason Unwilling = new("labeler_ceiling", "The labeler reached a ceiling of its own and took no further questions.");
    private readonly List<Round> _rounds = [];
    private readonly List<BatchSelected> _learningBatches = [];
    private readonly List<string> _sample = [];
    private int _roundsBeforePool;
    private bool? _isWilling;
    private int[]? _candidates;
    private int[]? _unasked;
    private Dictionary<string, ContestedLabel> _contestedById = [];

    public RunOpened? Opened { get; private set; }

    /// <summary>Gets the texts that were written for the run, by class.</summary>
    public Dictionary<string, WrittenExamples> Examples { get; } = new(StringComparer.Ordinal);

    public BatchSelected? PendingBatch { get; private set; }

    /// <summary>Gets whether anything was chosen, so that what the classifier begins with stays as it is.</summary>
    public bool HasBegun => PendingBatch is not null || BatchesDone > 0 || IsLearningOver;

    public IReadOnlyList<Round> Rounds => _rounds;

    /// <summary>Gets the rounds since the pool last grew, which changes the rows that runs are watched on.</summary>
    public IEnumerable<Round> RoundsOfPool => _rounds.Skip(_roundsBeforePool);

    /// <summary>Gets the batches that taught, one a round and the pending one.</summary>
    public IReadOnlyList<BatchSelected> LearningBatches => _learningBatches;

    /// <summary>Gets the number of whole batches: those of the rounds, then those after them.</summary>
    public int BatchesDone { get; private set; }

    /// <summary>Gets whether the run has gone on from learning to what comes after it.</summary>
    public bool IsLearningOver { get; private set; }

    public StopReason? StopReason { get; private set; }

    public RunTotals Totals { get; } = new();

    public RowLabels Rows { get; } = new(known);

    /// <summary>Gets the answers that the classifier contests; null before it was asked.</summary>
    public LabelsContested? Contested { get; private set; }

    /// <summary>Gets the originals drawn to judge the classifier by, in the order of the draw; none before that.</summary>
    public IReadOnlyList<string> Sample => _sample;

    /// <summary>Gets whether the classifier is trained no more, since rows are being labeled by what it says.</summary>
    public bool IsCompleting => Sample.Count > 0 || Completion is not null;

    /// <summary>Gets what the sample allowed to promise; null before there is one.</summary>
    public CompletionDecision? Completion { get; private set; }

    /// <summary>Gets how chosen rows taught beside random ones; null where the answers at hand were not used to find out.</summary>
    public SelectionCompared? Selection { get; private set; }

    /// <summary>Gets what the votes say, as they were weighed last: before the last training.</summary>
    public WeighedVotes Votes { get; private set; } = WeighedVotes.None;

    /// <summary>Gets why the labeler takes no further questions; null where the last round left it willing.</summary>
    public StopReason? LabelerStop { get; private set; }

    /// <summary>Gets the examples about which the labeler had something to say, be it that it would not.</summary>
    public int Answered =>
        new[] { AnnotationOutcome.Labeled, AnnotationOutcome.Abstained, AnnotationOutcome.Refused, AnnotationOutcome.Filtered }.Sum(Rows.OutcomeCount);

    public IReadOnlyDictionary<AnnotationOutcome, int> Outcomes() =>
        Enum.GetValues<AnnotationOutcome>().Where(outcome => Rows.OutcomeCount(outcome) > 0).ToDictionary(outcome => outcome, Rows.OutcomeCount);

    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case RunOpened opened:
                (Opened, _roundsBeforePool) = (opened, _rounds.Count);
                break;
            case ExamplesWritten { Examples: var written }:
                Examples[written.Label] = written;
                Totals.Add(written);
                break;
            case BatchSelected batch:
                Apply(batch);
                break;
            case AnswerReceived answer:
                Apply(answer);
                break;
            case LabelCorrected correction:
                Apply(correction);
                break;
            case RoundCompleted completed:
                _rounds.Add(completed.Round);
                CompleteBatch();
                break;
            case BatchCompleted:
                CompleteBatch();
                break;
            case LabelsContested contested:
                Contested = contested;
                _contestedById = contested.Labels.ToDictionary(label => label.ExampleId, StringComparer.Ordinal);
                break;
            case CompletionDecided decided:
                (Completion, IsLearningOver) = (decided.Decision, true);
                break;
            case SelectionCompared compared:
                Selection = compared;
                break;
            case RunStopped stopped:
                StopReason = stopped.Reason;
                break;
        }
    }

    /// <summary>Lists the rows that may be asked about, in ascending order.</summary>
    public int[] Candidates() => _candidates ??= duplicates.WithoutShared([.. Enumerable.Range(0, Rows.Count).Where(Rows.IsOpen)], Rows);

    /// <summary>Lists the rows that have no label but the classifier's when learning is over.</summary>
    /// <remarks>What a sample is drawn from stays as it was at the first draw.</remarks>
    public int[] Unasked() => _unasked ?? duplicates.WithoutShared(Rows.Unasked(), Rows);

    /// <summary>Weighs the votes that came up to a batch: in pool order, whatever the order in which they came.</summary>
    public void WeighVotes(int throughBatch, CancellationToken cancellationToken) => Votes = WeighedVotes.Of(
        Enumerable.Range(0, Rows.Count).Where(row => Rows.IsTaughtThrough(row, throughBatch)).Select(row => (row, Rows.Annotation(row)!)),
        run.Labels.Count,
        cancellationToken);

    /// <summary>Lists what trains after a batch: in pool order, whatever the order in which answers came.</summary>
    public List<TrainingExample> TrainingSet(int throughBatch)
    {
        var labeled = new List<TrainingExample>();
        for (var row = 0; row < Rows.Count; row++)
        {
            if (Rows.TrainingLabel(row, throughBatch, Votes) is { } label)
            {
                labeled.Add(new TrainingExample(row, label));
            }
        }

        return labeled;
    }

    /// <summary>Lists the questions of the pending batch that have no answer yet, in the batch's order.</summary>
    /// <remarks>A text that was answered before, as one that a sample draws a second time, is asked about again only to check.</remarks>
    public IReadOnlyList<LabelRequest> OpenRequests(ulong seed)
    {
        var batch = PendingBatch!;
        return
        [
            .. batch.ExampleIds
                .Select(id => run.Pool.RowOf(id))
                .Distinct()
                .Where(row => !Rows.IsAnsweredIn(row, batch.Number) && !IsGiven(row) && (batch.Purpose == BatchPurpose.Recheck || Rows.IsOpen(row)))
                .Select(row => Request(row, batch, Seeds.Mix(seed, run.Pool[row].Id))),
        ];
    }

    /// <summary>Tells whether a label was known from the start or corrected by a person.</summary>
    public bool IsGiven(int row) => Rows.Given(row) is not null;

    /// <summary>Asks the labeler again: since the run ended, its ceilings may have been raised.</summary>
    public void ForgetLabelerStop() => LabelerStop = null;

    /// <summary>Copies what is known of every row beside predictions for the rest.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="decision">Which of them are trusted; null where nothing tells.</param>
    public LabeledDataset Label(PredictionTable predictions, CompletionDecision? decision) => new(run, predictions, Rows.Snapshot(), Votes, decision, duplicates);

    // A second question is put another way: it is another vote.
    private LabelRequest Request(int row, BatchSelected batch, ulong seed) =>
        new(run.Pool[row], batch.Number, Rows.Tries(row) + 1, seed) { Vote = batch.Purpose == BatchPurpose.Recheck ? 2 : 0 };

    private void Apply(BatchSelected batch)
    {
        PendingBatch = batch;
        LabelerStop = null;
        _isWilling = null;
        if (batch.Purpose == BatchPurpose.Learning)
        {
            StopReason = null;
            Contested = null;
            _learningBatches.Add(batch);
        }
        else
        {
            IsLearningOver = true;
            AddToSample(batch.Purpose == BatchPurpose.Sample ? batch.ExampleIds : []);
        }
    }

    // A batch may ask again about earlier draws.
    private void AddToSample(IReadOnlyList<string> ids)
    {
        if (ids.Count > 0 && !_sample.Contains(ids[0], StringComparer.Ordinal))
        {
            _unasked ??= Unasked();
            _sample.AddRange(ids);
        }
    }

    private void Apply(LabelCorrected correction)
    {
        var row = run.Pool.RowOf(correction.ExampleId);
        var label = SoftLabel.Certain(run.Labels.IndexOf(correction.Label), run.Labels.Count);
        if (IsCompleting)
        {
            Rows.CorrectLate(row, label);
        }
        else
        {
            Rows.Correct(row, label);
        }

        // Where classifiers were compared, a correction comes late and teaches nothing: the comparison stands.
        _candidates = null;
    }

    private void Apply(AnswerReceived answer)
    {
        var annotation = answer.Annotation;
        var row = run.Pool.RowOf(annotation.ExampleId);
        if (PendingBatch!.Purpose == BatchPurpose.Recheck)
        {
            var contested = _contestedById[annotation.ExampleId];
            Rows.AddSecond(row, new Recheck(run.Labels.IndexOf(contested.Given), run.Labels.IndexOf(contested.Suggested), annotation, answer.Batch));
        }
        else
        {
            Rows.Add(row, answer, PendingBatch.Purpose);
        }

        (_candidates, Selection) = (null, null);
        LabelerStop ??= annotation.StopReason;
        _isWilling = _isWilling is true || annotation.Outcome != AnnotationOutcome.NotAsked;
        Totals.Add(annotation);
    }

    private void CompleteBatch()
    {
        // Whoever asks again may be another than the labeler, so its ceilings do not end the run.
        LabelerStop = PendingBatch is { Purpose: BatchPurpose.Recheck } ? null : LabelerStop ?? (_isWilling is false ? Unwilling : null);
        PendingBatch = null;
        BatchesDone++;
    }
}
