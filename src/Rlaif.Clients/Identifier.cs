using System.Buffers;

namespace Rlaif.Clients;

/// <summary>Tells the short names that servers give from free text, which may echo a row or a key.</summary>
internal static class Identifier
{
    private const int MaxLength = 64;
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-[]");

    public static string? OrNull(string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Characters) ? text : null;
}
