namespace Rlaif.Classifiers.Training;

/// <summary>The last steps and what they did to the gradient: a cheap stand-in for the curvature (L-BFGS, Nocedal, 1980).</summary>
internal sealed class CurvatureMemory(int length) : IDisposable
{
    private const int Capacity = 10;

    private readonly List<(DualVector Step, DualVector Change, double Inverse)> _pairs = new(Capacity + 1);

    // The vectors of a pair that is not remembered, to be written anew.
    private (DualVector Step, DualVector Change)? _spare;

    /// <summary>Remembers a step and the change of the gradient along it.</summary>
    public void Add(DualVector position, DualVector gradient, DualVector nextPosition, DualVector nextGradient)
    {
        var (step, change) = _spare ?? (new DualVector(length), new DualVector(length));
        _spare = (step, change);
        SetDifference(step, nextPosition, position);
        SetDifference(change, nextGradient, gradient);
        var curvature = step.Dot(change);

        // Rounding can hide the curvature of a tiny step; such a pair would only mislead.
        if (curvature > 1e-14 * change.Dot(change))
        {
            _pairs.Add((step, change, 1 / curvature));
            _spare = null;
        }

        if (_pairs.Count > Capacity)
        {
            _spare = (_pairs[0].Step, _pairs[0].Change);
            _pairs.RemoveAt(0);
        }
    }

    /// <summary>Turns a gradient into the direction to go: the two-loop recursion.</summary>
    public void Direct(DualVector gradient, DualVector direction)
    {
        Span<double> factors = stackalloc double[Capacity];
        direction.CopyFrom(gradient);
        direction.Scale(-1);
        for (var index = _pairs.Count - 1; index >= 0; index--)
        {
            var (step, change, inverse) = _pairs[index];
            factors[index] = inverse * step.Dot(direction);
            direction.Add(change, -factors[index]);
        }

        if (_pairs.Count > 0)
        {
            var (_, change, inverse) = _pairs[^1];
            direction.Scale(1 / (inverse * change.Dot(change)));
        }

        for (var index = 0; index < _pairs.Count; index++)
        {
            var (step, change, inverse) = _pairs[index];
            direction.Add(step, factors[index] - (inverse * change.Dot(direction)));
        }
    }

    public void Dispose()
    {
        foreach (var (step, change, _) in _pairs)
        {
            step.Dispose();
            change.Dispose();
        }

        _spare?.Step.Dispose();
        _spare?.Change.Dispose();
    }

    private static void SetDifference(DualVector result, DualVector left, DualVector right)
    {
        result.CopyFrom(left);
        result.Add(right, -1);
    }
}
