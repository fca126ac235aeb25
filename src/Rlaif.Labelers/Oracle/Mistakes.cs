namespace Rlaif.Labelers.Oracle;

/// <summary>For which class another is mistaken, and which class it may have been.</summary>
/// <remarks>
/// The classes stand on a ring, shuffled by the seed, and how often one is taken for another depends on the steps between
/// them alone. So each class is taken for others as often as others for it, and what an answer leaves open can be stated.
/// </remarks>
internal sealed class Mistakes
{
    private readonly int[] _ring;
    private readonly int[] _places;
    private readonly double[] _shares;

    public Mistakes(int classes, NoiseConfusion confusion, ulong seed)
    {
        _ring = Shuffled(classes, seed);
        _places = new int[classes];
        for (var place = 0; place < classes; place++)
        {
            _places[_ring[place]] = place;
        }

        _shares = Shares(classes, confusion);
    }

    /// <summary>Gets the largest probability of an error that leaves the answer the most probable class.</summary>
    public double MaximumError => 0.999 / (1 + _shares.Max());

    /// <summary>Draws the class that is named by mistake.</summary>
    /// <param name="gold">The true class.</param>
    /// <param name="number">From 0 to below 1.</param>
    public int Draw(int gold, double number)
    {
        var steps = 1;
        while (steps < _shares.Length - 1 && number >= _shares[steps])
        {
            number -= _shares[steps++];
        }

        return _ring[(_places[gold] + steps) % _ring.Length];
    }

    /// <summary>States an answer: the probability of an error is shared by the classes that are mistaken for it.</summary>
    public SoftLabel State(int answer, double error)
    {
        var probabilities = new float[_ring.Length];
        for (var steps = 1; steps < _ring.Length; steps++)
        {
            probabilities[_ring[(_places[answer] + _ring.Length - steps) % _ring.Length]] = (float)(error * _shares[steps]);
        }

        probabilities[answer] = (float)(1 - error);
        return new SoftLabel(probabilities);
    }

    private static int[] Shuffled(int classes, ulong seed)
    {
        int[] ring = [.. Enumerable.Range(0, classes)];
        var draws = new Draws(seed);
        for (var place = classes - 1; place > 0; place--)
        {
            var other = (int)(draws.Next() * (place + 1));
            (ring[place], ring[other]) = (ring[other], ring[place]);
        }

        return ring;
    }

    // The share of the mistakes by the steps on the ring from the true class to the named one.
    private static double[] Shares(int classes, NoiseConfusion confusion)
    {
        var (next, previous) = confusion == NoiseConfusion.Uneven ? (0.6, 0.25) : (0, 0);
        var shares = new double[classes];
        if (classes > 1)
        {
            shares.AsSpan(1).Fill((1 - next - previous) / (classes - 1));
            shares[1] += next;
            shares[^1] += previous;
        }

        return shares;
    }
}
