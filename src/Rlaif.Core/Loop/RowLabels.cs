using Rlaif.Journals;
using Rlaif.Noise;

namespace Rlaif.Loop;

/// <summary>What is known of each row of the pool: given labels, answers, second answers.</summary>
internal sealed class RowLabels
{
    private const int MaximumTries = 3;
    private readonly SoftLabel?[] _known;
    private readonly SoftLabel?[] _corrected;
    private readonly Annotation?[] _annotations;
    private readonly int[] _answeredIn;
    private readonly byte[] _tries;
    private readonly bool[] _asked;
    private readonly bool[] _teaches;
    private readonly Dictionary<int, Recheck> _rechecks = [];
    private readonly Dictionary<int, SoftLabel> _late = [];
    private readonly int[] _outcomes = new int[Enum.GetValues<AnnotationOutcome>().Length];

    public RowLabels(SoftLabel?[] known)
    {
        _known = known;
        _corrected = new SoftLabel?[known.Length];
        _annotations = new Annotation?[known.Length];
        _answeredIn = new int[known.Length];
        _tries = new byte[known.Length];
        _asked = new bool[known.Length];
        _teaches = new bool[known.Length];
    }

    private RowLabels(RowLabels live)
    {
        _known = live._known;
        _corrected = [.. live._corrected];
        _annotations = [.. live._annotations];
        _rechecks = new Dictionary<int, Recheck>(live._rechecks);
        _late = new Dictionary<int, SoftLabel>(live._late);
        _teaches = [.. live._teaches];
        (_answeredIn, _tries, _asked) = ([], [], []);
    }

    public int Count => _known.Length;

    /// <summary>Gets the distinct examples sent to the labeler, whatever came back.</summary>
    public int Asked { get; private set; }

    /// <summary>Gets the rows that were asked about a second time.</summary>
    public IReadOnlyDictionary<int, Recheck> Rechecks => _rechecks;

    public int OutcomeCount(AnnotationOutcome outcome) => _outcomes[(int)outcome];

    /// <summary>Gets the first answer about a row.</summary>
    public Annotation? Annotation(int row) => _annotations[row];

    /// <summary>Gets the last answer about a row that says something, else the first.</summary>
    public Annotation? LastAnnotation(int row) => _rechecks.GetValueOrDefault(row) is { IsAnswered: true } recheck ? recheck.Second : _annotations[row];

    /// <summary>Gets what a person said, else what was known: it stands above any answer.</summary>
    public SoftLabel? Given(int row) => Corrected(row) ?? _known[row];

    public SoftLabel? Corrected(int row) => _late.GetValueOrDefault(row) ?? _corrected[row];

    /// <summary>Gets what the labeler said of a row, after second thoughts; null where that is nothing.</summary>
    public SoftLabel? Answer(int row, WeighedVotes votes, int throughBatch = int.MaxValue)
    {
        var first = votes[row] ?? _annotations[row]?.Label;
        return _rechecks.GetValueOrDefault(row) is { } recheck && recheck.Batch <= throughBatch ? recheck.Decide(first) : first;
    }

    /// <summary>Gets what trains: given labels, and answers to questions that were asked for training.</summary>
    public SoftLabel? TrainingLabel(int row, int throughBatch, WeighedVotes votes) =>
        _corrected[row] ?? _known[row] ?? (_teaches[row] && _answeredIn[row] <= throughBatch ? Answer(row, votes, throughBatch) ?? Undecided(row, votes) : null);

    /// <summary>Gets what a row was labeled with for training, whatever was said of it later.</summary>
    public SoftLabel? LearnedLabel(int row, WeighedVotes votes) => _corrected[row] ?? _known[row] ?? (_teaches[row] ? Answer(row, votes) : null);

    public bool IsAnsweredIn(int row, int batch) => _answeredIn[row] == batch || _rechecks.GetValueOrDefault(row)?.Batch == batch;

    /// <summary>Tells whether a row was answered for training, up to a batch.</summary>
    public bool IsTaughtThrough(int row, int batch) => _teaches[row] && _answeredIn[row] <= batch;

    public int Tries(int row) => _tries[row];

    /// <summary>Tells whether a row may still be asked about.</summary>
    public bool IsOpen(int row) => Given(row) is null && _annotations[row]?.Outcome switch
    {
        null or AnnotationOutcome.NotAsked => true,
        AnnotationOutcome.FailedTransient => _tries[row] < MaximumTries,
        _ => false,
    };

    /// <summary>Lists the rows that nobody was asked about to teach the classifier, nor gave a label while it learned.</summary>
    /// <remarks>It does not change once learning is over: answers and labels that come later are not looked at.</remarks>
    public int[] Unasked() => [.. Enumerable.Range(0, Count).Where(IsUnasked)];

    public bool IsUnasked(int row) =>
        _corrected[row] is null && _known[row] is null && (!_teaches[row] || _annotations[row]!.Outcome == AnnotationOutcome.NotAsked);

    public void Correct(int row, SoftLabel label) => _corrected[row] = label;

    /// <summary>Takes the label of a person that comes when learning is over: it trains nothing.</summary>
    public void CorrectLate(int row, SoftLabel label) => _late[row] = label;

    public void Add(int row, AnswerReceived answer, BatchPurpose purpose)
    {
        var annotation = answer.Annotation;
        _answeredIn[row] = answer.Batch;
        if (_annotations[row] is { } earlier)
        {
            // A question that was not asked again takes nothing back of what came of it before.
            if (annotation.Outcome == AnnotationOutcome.NotAsked && earlier.Outcome != AnnotationOutcome.NotAsked)
            {
                return;
            }

            _outcomes[(int)earlier.Outcome]--;
        }

        _outcomes[(int)annotation.Outcome]++;
        _annotations[row] = annotation;
        _tries[row] += annotation.Outcome == AnnotationOutcome.FailedTransient ? (byte)1 : (byte)0;
        _teaches[row] = purpose == BatchPurpose.Learning;
        Asked += !_asked[row] && annotation.Outcome != AnnotationOutcome.NotAsked ? 1 : 0;
        _asked[row] |= annotation.Outcome != AnnotationOutcome.NotAsked;
    }

    /// <summary>Keeps a second answer beside the first.</summary>
    public void AddSecond(int row, Recheck recheck) => _rechecks[row] = recheck;

    /// <summary>Copies what the result of a run is made of.</summary>
    public RowLabels Snapshot() => new(this);

    // Where two answers disagree and a person has to decide, they teach what both leave possible.
    private SoftLabel? Undecided(int row, WeighedVotes votes) =>
        (votes[row] ?? _annotations[row]?.Label) is { } first && _rechecks.GetValueOrDefault(row)?.Second.Label is { } second ? Doubt.Either(first, second) : null;
}
