namespace Rlaif.Stopping;

/// <summary>A number that is estimated, and how far it may be off.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error, 0 or more.</param>
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>Gets the value two standard errors below the estimate.</summary>
    public double Low => Value - (2 * StandardError);

    /// <summary>Gets the value two standard errors above the estimate.</summary>
    public double High => Value + (2 * StandardError);
}
