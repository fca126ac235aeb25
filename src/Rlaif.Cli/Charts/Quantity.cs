using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Writes a count with what is counted.</summary>
internal static class Quantity
{
    /// <param name="count">The count.</param>
    /// <param name="noun">What is counted, as one of it is called; more of it end in s.</param>
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}");
}
