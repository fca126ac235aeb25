namespace Rlaif.Querying;

/// <summary>Takes items that lie far from each other, one after another; each step is one pass over the items.</summary>
internal sealed class Spread
{
    private const double Taken = -1;
    private readonly Func<int, int, double> _squaredDistance;
    private readonly double[] _nearest;

    /// <param name="count">The number of items.</param>
    /// <param name="squaredDistance">The squared distance of two items.</param>
    public Spread(int count, Func<int, int, double> squaredDistance)
    {
        _squaredDistance = squaredDistance;
        _nearest = new double[count];
        Array.Fill(_nearest, double.PositiveInfinity);
    }

    /// <summary>Keeps the items away from something that is none of them.</summary>
    /// <param name="squaredDistance">The squared distance of an item to it.</param>
    public void KeepFrom(Func<int, double> squaredDistance)
    {
        for (var item = 0; item < _nearest.Length; item++)
        {
            // Rounding may leave the distance of alike items below zero.
            _nearest[item] = _nearest[item] < 0 ? Taken : Math.Max(0, Math.Min(_nearest[item], squaredDistance(item)));
        }
    }

    /// <summary>Takes an item and keeps the others away from it.</summary>
    public void Take(int item)
    {
        _nearest[item] = Taken;
        KeepFrom(other => _squaredDistance(other, item));
    }

    /// <summary>Takes the items farthest from all before, the first of equals; fewer where there are fewer.</summary>
    /// <param name="size">How many.</param>
    /// <param name="from">The items as the caller knows them.</param>
    public int[] TakeFarthest(int size, int[] from) => TakeEach(size, from, Farthest);

    /// <summary>Takes items drawn by their squared distance from all before (k-means++: Arthur and Vassilvitskii, 2007).</summary>
    /// <param name="first">The item to begin with.</param>
    /// <param name="size">How many.</param>
    /// <param name="from">The items as the caller knows them.</param>
    /// <param name="random">Draws.</param>
    public int[] Draw(int first, int size, int[] from, Random random) => TakeEach(size, from, () => Drawn(first, random));

    private int[] TakeEach(int size, int[] from, Func<int> next)
    {
        var taken = new int[Math.Min(size, from.Length)];
        for (var index = 0; index < taken.Length; index++)
        {
            var item = next();
            taken[index] = from[item];
            Take(item);
        }

        return taken;
    }

    private int Farthest()
    {
        var farthest = 0;
        for (var item = 1; item < _nearest.Length; item++)
        {
            farthest = _nearest[item] > _nearest[farthest] ? item : farthest;
        }

        return farthest;
    }

    private int Drawn(int first, Random random)
    {
        var sum = 0.0;
        foreach (var distance in _nearest)
        {
            sum += Math.Max(0, distance);
        }

        if (double.IsInfinity(sum))
        {
            return first;
        }

        var left = random.NextDouble() * sum;
        for (var item = 0; item < _nearest.Length; item++)
        {
            left -= Math.Max(0, _nearest[item]);
            if (left < 0)
            {
                return item;
            }
        }

        // All that is left lies where something was taken, or rounding ate the last of the sum.
        return Farthest();
    }
}
