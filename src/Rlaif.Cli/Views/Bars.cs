namespace Rlaif.Cli.Views;

/// <summary>Draws shares and series in characters; plain ones where the terminal knows no others.</summary>
internal static class Bars
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string PlainBlocks = "_.-~=+*#";

    /// <param name="share">How much of the bar is filled, 0 to 1.</param>
    /// <param name="width">The length of the bar in characters.</param>
    /// <param name="isUnicode">Whether the terminal shows more than ASCII.</param>
    public static (string Filled, string Open) Share(double share, int width, bool isUnicode)
    {
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        return (new string(isUnicode ? '━' : '#', filled), new string(isUnicode ? '─' : '.', width - filled));
    }

    /// <param name="values">The series, 0 to 1 each; the last ones are shown where not all fit.</param>
    /// <param name="width">The most characters.</param>
    /// <param name="isUnicode">Whether the terminal shows more than ASCII.</param>
    public static string Series(IEnumerable<double> values, int width, bool isUnicode)
    {
        var blocks = isUnicode ? Blocks : PlainBlocks;
        return string.Concat(values.TakeLast(width).Select(value => blocks[(int)Math.Min(Math.Clamp(value, 0, 1) * blocks.Length, blocks.Length - 1)]));
    }
}
