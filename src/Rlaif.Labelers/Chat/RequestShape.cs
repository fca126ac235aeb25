namespace Rlaif.Labelers.Chat;

/// <summary>Which optional parts a request has; servers differ in what they accept.</summary>
/// <param name="Schema">The reply is held to a JSON schema.</param>
/// <param name="Sampling">Temperature and seed are sent.</param>
internal sealed record RequestShape(bool Schema, bool Sampling)
{
    public static RequestShape Full { get; } = new(Schema: true, Sampling: true);

    /// <summary>Lists what to try next, the likeliest first, when a server has refused a request of this shape.</summary>
    /// <param name="parameter">The parameter that the server named, if it did.</param>
    public IEnumerable<RequestShape> Plainer(string? parameter)
    {
        RequestShape[] shapes = Names(parameter, "temperature", "seed")
            ? [this with { Sampling = false }, this with { Schema = false }, new(false, false)]
            : [this with { Schema = false }, this with { Sampling = false }, new(false, false)];
        return shapes.Where(shape => shape != this).Distinct();
    }

    private static bool Names(string? parameter, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parameter?.Contains(name, StringComparison.OrdinalIgnoreCase) is true)
            {
                return true;
            }
        }

        return false;
    }
}
