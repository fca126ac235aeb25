using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Tests.Rates;

/// <summary>Rows that are asked about at a server through a rate control, with the retries of the pipeline, in no time at all.</summary>
internal sealed class Simulation
{
    private const int MaxRetries = 5;
    private readonly Random _random = new(5);
    private readonly List<Waiting> _waiting = [];
    private readonly SimulatedServer _server;
    private readonly ICallGate _gate;
    private int _rows;
    private int _idleWorkers;
    private int _underWay;

    public Simulation(SimulatedServer server, RateOptions? options = null, VirtualTime? clock = null)
    {
        _server = server;
        Clock = clock ?? new VirtualTime(lateness: TimeSpan.FromMilliseconds(4));
        _gate = new RateControl(options, Clock);
    }

    public VirtualTime Clock { get; }

    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(100);

    public CallSize Size { get; init; } = new(400, 64);

    public List<TimeSpan> Starts { get; } = [];

    public List<TimeSpan> Answers { get; } = [];

    public int Lost { get; private set; }

    public int NotMade { get; private set; }

    public int PeakUnderWay { get; private set; }

    /// <summary>Asks about all rows.</summary>
    public Simulation Run(int rows, int workers = 64)
    {
        Begin(rows, workers);
        while (Clock.RunNext())
        {
            StartAdmitted();
        }

        Assert.Empty(_waiting);
        return this;
    }

    /// <summary>Asks about rows without end, up to a time.</summary>
    public Simulation RunFor(TimeSpan time, int workers = 64)
    {
        Begin(int.MaxValue, workers);
        while (Clock.Now < time && Clock.RunNext())
        {
            StartAdmitted();
        }

        return this;
    }

    /// <summary>Begins only; whoever holds the clock goes on. As with a labeler, the first request goes alone.</summary>
    public void Begin(int rows, int workers = 64)
    {
        _rows = rows;
        _idleWorkers = workers - 1;
        AskNext();
        StartAdmitted();
    }

    /// <summary>The most requests that began within a time, between two seconds.</summary>
    public int Densest(TimeSpan window, double from = 0, double to = double.MaxValue)
    {
        TimeSpan[] starts = [.. Starts.Where(start => start.TotalSeconds >= from && start.TotalSeconds < to)];
        var densest = 0;
        for (int first = 0, last = 0; last < starts.Length; last++)
        {
            while (starts[last] - starts[first] >= window)
            {
                first++;
            }

            densest = Math.Max(densest, last - first + 1);
        }

        return densest;
    }

    public int AnswersBetween(double from, double to) => Answers.Count(time => time.TotalSeconds >= from && time.TotalSeconds < to);

    public void StartAdmitted()
    {
        while (_waiting.FindIndex(waiting => waiting.Turn.IsCompleted) is >= 0 and var index)
        {
            var (turn, attempt) = _waiting[index];
            _waiting.RemoveAt(index);
            if (turn.IsCompletedSuccessfully)
            {
                Start(turn.Result, attempt);
            }
            else
            {
                Assert.IsType<RequestNotMadeException>(turn.Exception!.InnerException);
                NotMade++;
            }
        }
    }

    private void AskNext()
    {
        if (_rows-- > 0)
        {
            Ask(attempt: 0);
        }
    }

    private void Ask(int attempt) => _waiting.Add(new Waiting(_gate.EnterAsync(Size, CancellationToken.None).AsTask(), attempt));

    private void Start(ICallPermit permit, int attempt)
    {
        Starts.Add(Clock.Now);
        PeakUnderWay = Math.Max(PeakUnderWay, ++_underWay);
        var way = Latency * (0.4 + (0.2 * _random.NextDouble()));
        Clock.After(way, () =>
        {
            var result = _server.Answer(Clock.Now);
            Clock.After(Latency - way, () => End(permit, result, attempt));
        });
    }

    private void End(ICallPermit permit, CallResult result, int attempt)
    {
        _underWay--;
        permit.Leave(result);
        if (result.Failure is null)
        {
            Answers.Add(Clock.Now);
            AskNext();
            for (; _idleWorkers > 0; _idleWorkers--)
            {
                AskNext();
            }
        }
        else if (attempt < MaxRetries)
        {
            Clock.After(result.Failure.RetryAfter ?? TimeSpan.FromSeconds(Math.Min(60, 2 << attempt)), () => Ask(attempt + 1));
        }
        else
        {
            Lost++;
            AskNext();
        }
    }

    private sealed record Waiting(Task<ICallPermit> Turn, int Attempt);
}
