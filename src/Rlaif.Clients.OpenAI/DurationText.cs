using System.Buffers;
using System.Globalization;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads durations as OpenAI and Groq write them, such as <c>6m0s</c>, <c>120ms</c> and <c>2m59.56s</c>.</summary>
internal static class DurationText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Returns null for anything else.</summary>
    public static TimeSpan? Parse(ReadOnlySpan<char> text)
    {
        var seconds = 0.0;
        do
        {
            var digits = text.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            text = text[digits..];
            var letters = text.IndexOfAny(Digits);
            var unit = letters < 0 ? text : text[..letters];
            if (SecondsIn(unit) is not { } factor)
            {
                return null;
            }

            seconds += number * factor;
            text = text[unit.Length..];
        }
        while (text.Length > 0);

        return RateLimitValues.Seconds(seconds);
    }

    private static double? SecondsIn(ReadOnlySpan<char> unit) => unit switch
    {
        "d" => 86_400,
        "h" => 3_600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "us" or "µs" or "μs" => 1e-6,
        "ns" => 1e-9,
        _ => null,
    };
}
