namespace Rlaif.Clients;

/// <summary>A part of a text that must not leave the process.</summary>
/// <param name="Kind">What it is, as the placeholder says it: 1 to 32 of <c>A-Z</c>, <c>0-9</c> and <c>_</c>, a letter first.</param>
/// <param name="Value">The part, letter by letter; each place where it stands is redacted.</param>
public readonly record struct Secret(string Kind, string Value)
{
    /// <summary>Returns the kind alone, so that no value reaches a log by accident.</summary>
    /// <returns>The kind.</returns>
    public override string ToString() => Kind;
}
