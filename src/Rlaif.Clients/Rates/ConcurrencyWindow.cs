namespace Rlaif.Clients.Rates;

/// <summary>How many requests may be under way: doubled a round trip until the first push-back, then one more a round trip, halved at each.</summary>
/// <remarks>Additive increase, multiplicative decrease with slow start, as TCP has it (Jacobson, 1988).</remarks>
internal sealed class ConcurrencyWindow(int maximum)
{
    private const int Start = 4;
    private double _limit = Math.Min(Start, maximum);
    private int _underWay;

    public int Limit => (int)_limit;

    public bool HasRoom => _underWay < Limit;

    /// <summary>Gets how often the server has pushed back; replies to one storm count once.</summary>
    public int Halvings { get; private set; }

    public void Enter() => _underWay++;

    /// <param name="outcome">True where the server answered, false where it pushed back, null where the end says nothing of its load.</param>
    /// <param name="halvings">The halvings at the time when the request began.</param>
    public void Leave(bool? outcome, int halvings)
    {
        // What nobody makes use of proves nothing, so it does not grow.
        var isUsed = _underWay * 2 >= Limit;
        _underWay--;
        if (outcome is true && isUsed)
        {
            _limit = Math.Min(maximum, _limit + (Halvings == 0 ? 1 : 1 / _limit));
        }

        // A request from before the last halving tells of the same storm.
        if (outcome is false && halvings == Halvings)
        {
            _limit = Math.Max(1, _limit / 2);
            Halvings++;
        }
    }
}
