namespace Rlaif.Clients.Rates;

/// <summary>How many requests may be under way: doubled a round trip until the first push-back, then halved and slowly more.</summary>
/// <remarks>Slow start, additive increase, multiplicative decrease, as TCP has it (Jacobson, 1988).</remarks>
internal sealed class ConcurrencyWindow(int maximum)
{
    private const int Start = 4;

    // Where even one at a time is too fast, a share of one is that much slower.
    private const double Least = 1 / 8.0;

    // One more a round trip would double a small window again and again; this much time makes it more by a factor of e.
    private static readonly TimeSpan Growth = TimeSpan.FromSeconds(5);
    private double _size = Math.Min(Start, maximum);
    private int _underWay;

    /// <summary>Gets how many requests may be under way, at least one.</summary>
    public int Limit => Math.Max(1, (int)_size);

    /// <summary>Gets the same unrounded, and below 1 where even one at a time is too fast.</summary>
    public double Size => _size;

    public bool HasRoom => _underWay < Limit;

    /// <summary>Gets how often the server has pushed back; replies to one storm count once.</summary>
    public int Halvings { get; private set; }

    public void Enter() => _underWay++;

    /// <summary>Ends a request that says nothing of the server's load.</summary>
    public void Leave() => _underWay--;

    /// <param name="latency">How long answers take.</param>
    public void LeaveAnswered(TimeSpan latency)
    {
        // What nobody makes use of proves nothing, so it does not grow.
        var isUsed = _underWay * 2 >= Limit;
        Leave();
        if (isUsed)
        {
            _size = Math.Min(maximum, _size + (Halvings == 0 ? 1 : Math.Min(1 / _size, latency / Growth)));
        }
    }

    /// <param name="halvings">The halvings at the time when the request began.</param>
    public void LeaveRefused(int halvings)
    {
        Leave();

        // A request from before the last halving tells of the same storm.
        if (halvings == Halvings)
        {
            _size = Math.Max(Least, _size / 2);
            Halvings++;
        }
    }
}
