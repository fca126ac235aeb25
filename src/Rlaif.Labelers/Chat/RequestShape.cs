namespace Rlaif.Labelers.Chat;

/// <summary>The form in which a server takes questions, as far as servers differ in it.</summary>
internal sealed record RequestShape
{
    /// <summary>The most alternatives that a request can ask for.</summary>
    public const int MostAlternatives = 20;

    private const int FewAlternatives = 5;

    /// <summary>Gets whether the reply is held to a JSON schema.</summary>
    public bool Schema { get; init; } = true;

    /// <summary>Gets whether temperature and seed are sent.</summary>
    public bool Sampling { get; init; } = true;

    /// <summary>Gets how many tokens are asked for at each place, with their log-probabilities; 0 asks for none.</summary>
    public int Alternatives { get; init; } = MostAlternatives;

    /// <summary>Gets whether reasons and label are asked for in two requests, since the server puts the label first.</summary>
    public bool TwoSteps { get; init; }

    /// <summary>Gets the room for a model that thinks before it answers, in tokens; 0 where the answer alone needs room.</summary>
    public int ThinkingTokens { get; init; }

    /// <summary>Gets whether a reply has shown that the server gives log-probabilities.</summary>
    public bool GivesLogProbabilities { get; init; }

    /// <summary>Gets whether the server has refused more room than it was asked for last.</summary>
    public bool HasNoMoreRoom { get; init; }

    /// <summary>Leaves out what a server named; null where the request has no such part.</summary>
    public RequestShape? Without(string? parameter) =>
        Names(parameter, "top_logprobs") && Alternatives > FewAlternatives ? this with { Alternatives = FewAlternatives }
        : Names(parameter, "logprobs") && Alternatives > 0 ? this with { Alternatives = 0 }
        : (Names(parameter, "temperature") || Names(parameter, "seed")) && Sampling ? this with { Sampling = false }
        : Names(parameter, "format") && Schema ? this with { Schema = false }
        : null;

    /// <summary>Lists what to try when a server refused and named nothing, the likeliest first and the barest last.</summary>
    public IEnumerable<RequestShape> Plainer()
    {
        RequestShape[] shapes =
        [
            this with { Alternatives = 0 },
            this with { Schema = false },
            this with { Sampling = false },
            this with { Alternatives = 0, Schema = false, Sampling = false },
        ];
        return shapes.Where(shape => shape != this).Distinct();
    }

    private static bool Names(string? parameter, string name) => parameter?.Contains(name, StringComparison.OrdinalIgnoreCase) is true;
}
