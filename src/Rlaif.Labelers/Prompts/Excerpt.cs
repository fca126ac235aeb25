namespace Rlaif.Labelers.Prompts;

/// <summary>Cuts texts without cutting a character in two.</summary>
internal static class Excerpt
{
    /// <summary>Returns the beginning of a text: as much of it as fits.</summary>
    public static string Of(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
