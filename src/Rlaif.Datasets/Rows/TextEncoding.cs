using System.Text;

namespace Rlaif.Datasets.Rows;

/// <summary>Gives every file as UTF-8, so that no reader of rows has to know in what it was written.</summary>
internal static class TextEncoding
{
    private const int LongestMark = 4;

    // Some encodings would say a question mark for what they do not know, which nobody could tell from one that was written.
    private static readonly DecoderFallback Replacing = new DecoderReplacementFallback("\uFFFD");

    /// <summary>Finds an encoding, those of Windows included; <see langword="null"/> where there is none of that name.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacing)
                ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacing);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Reads a stream of the given encoding as UTF-8, which is what readers take it for without a byte-order mark.</summary>
    public static Stream AsUtf8(Stream source, string? name)
    {
        if (name is null || Find(name) is not { } encoding)
        {
            return source;
        }

        var peeked = new PeekedStream(source);
        return HasMark(peeked.Peek(LongestMark).ToArray()) ? peeked : Encoding.CreateTranscodingStream(peeked, encoding, Encoding.UTF8, leaveOpen: true);
    }

    private static bool HasMark(byte[] beginning) => beginning is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF];
}
