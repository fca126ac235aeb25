using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>Finds the weights with the smallest cross-entropy plus regularization / 2 × their squared length.</summary>
/// <remarks>
/// Multinomial logistic regression (Cox, 1966; Theil, 1969) by L-BFGS. The objective is strictly convex, so there is
/// one optimum, whatever the way to it; a step along a direction needs only the scores, which are linear in it.
/// </remarks>
internal sealed class LogisticRegression
{
    private const int MaximumIterations = 500;
    private const int MaximumTrials = 60;

    private readonly CrossEntropy _loss;
    private readonly RowKernel _kernel;
    private readonly double _regularization;
    private readonly double _tolerance;
    private readonly double[] _residuals;
    private readonly double[] _trial;
    private readonly Panel<double> _scratch;
    private DualVector _position;
    private DualVector _gradient;
    private DualVector _nextPosition;
    private DualVector _nextGradient;

    private LogisticRegression(CrossEntropy loss, RowKernel kernel, double regularization, double tolerance)
    {
        _loss = loss;
        _kernel = kernel;
        _regularization = regularization;
        _tolerance = tolerance;
        _residuals = new double[loss.Length];
        _trial = new double[loss.Length];
        _scratch = kernel.CreateScratch();
        (_position, _nextPosition) = (new DualVector(loss.Length), new DualVector(loss.Length));
        (_gradient, _nextGradient) = (new DualVector(loss.Length), new DualVector(loss.Length));
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="loss">The labels.</param>
    /// <param name="kernel">The rows.</param>
    /// <param name="regularization">The strength of the regularization.</param>
    /// <param name="tolerance">By how much the weights may be off at most, as a share of their length.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <param name="start">Where the search starts; nothing for no weights. The optimum does not depend on it.</param>
    /// <returns>A coefficient a row and class: the weights are the sum of the rows times their coefficients. To be disposed.</returns>
    public static DualVector Solve(CrossEntropy loss, RowKernel kernel, double regularization, double tolerance, CancellationToken cancellationToken, DualVector? start = null)
    {
        var search = new LogisticRegression(loss, kernel, regularization, tolerance);
        if (start is not null)
        {
            search.StartAt(start);
        }

        return search.Solve(cancellationToken);
    }

    // A row of weight 0 has no coefficient at the optimum.
    private void StartAt(DualVector start)
    {
        start.Coefficients.CopyTo(_position.Coefficients);
        for (var row = 0; row < _loss.Rows; row++)
        {
            if (_loss.Weights[row] == 0)
            {
                _position.Coefficients.Slice(row * _loss.Classes, _loss.Classes).Clear();
            }
        }

        _kernel.Multiply(_position.Coefficients, _position.Scores, _scratch);
    }

    private DualVector Solve(CancellationToken cancellationToken)
    {
        using var memory = new CurvatureMemory(_loss.Length);
        using var direction = new DualVector(_loss.Length);
        SetGradient(_position, _gradient);
        for (var iteration = 0; iteration < MaximumIterations && !HasConverged(); iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            memory.Direct(_gradient, direction);
            _nextPosition.CopyFrom(_position);
            _nextPosition.Add(direction, StepLength(direction));
            SetGradient(_nextPosition, _nextGradient);
            memory.Add(_position, _gradient, _nextPosition, _nextGradient);
            (_position, _nextPosition) = (_nextPosition, _position);
            (_gradient, _nextGradient) = (_nextGradient, _gradient);
        }

        _gradient.Dispose();
        _nextPosition.Dispose();
        _nextGradient.Dispose();
        return _position;
    }

    // By strong convexity the weights are off by at most the gradient's length / regularization.
    private bool HasConverged()
    {
        var limit = _tolerance * _regularization;
        return _gradient.Dot(_gradient) <= limit * limit * Math.Max(1, _position.Dot(_position));
    }

    private void SetGradient(DualVector position, DualVector gradient)
    {
        _loss.Differentiate(position.Scores, _residuals);
        _residuals.CopyTo(gradient.Coefficients);
        VectorRow.AddScaled<double>(position.Coefficients, _regularization, gradient.Coefficients);
        _kernel.Multiply(gradient.Coefficients, gradient.Scores, _scratch);
    }

    // Along a line the objective is convex: its slope only rises, so halving the bracket of its zero cannot fail.
    private double StepLength(DualVector direction)
    {
        var along = _position.Dot(direction);
        var square = direction.Dot(direction);
        var (low, high, step) = (0.0, double.PositiveInfinity, 1.0);
        var target = Math.Abs(_gradient.Dot(direction)) / 2;
        for (var trial = 0; trial < MaximumTrials; trial++)
        {
            _position.Scores.CopyTo(_trial);
            VectorRow.AddScaled<double>(direction.Scores, step, _trial);
            _loss.Differentiate(_trial, _residuals);
            var slope = VectorRow.Dot<double>(_residuals, direction.Scores) + (_regularization * (along + (step * square)));
            if (Math.Abs(slope) <= target)
            {
                break;
            }

            (low, high) = slope < 0 ? (step, high) : (low, step);
            step = double.IsPositiveInfinity(high) ? step * 2 : (low + high) / 2;
        }

        return step;
    }
}
