using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Rlaif.Cli.Commands;

/// <summary>Makes options that take a number in a range, and say so in a sentence that names option and value.</summary>
internal static class NumberOption
{
    /// <summary>Makes an option for a whole number.</summary>
    public static Option<int?> Whole(string name, string description, int minimum = 1, int maximum = int.MaxValue) => Create(
        name,
        description,
        "N",
        NumberStyles.AllowLeadingSign,
        (int value) => value >= minimum && value <= maximum,
        maximum == int.MaxValue ? $"a whole number of at least {minimum}" : $"a whole number from {minimum} to {maximum}");

    /// <summary>Makes an option for a whole number that may be huge.</summary>
    public static Option<long?> Large(string name, string description) => Create(
        name, description, "N", NumberStyles.AllowLeadingSign, (long value) => value >= 1, "a whole number of at least 1");

    /// <summary>Makes an option for an amount of money.</summary>
    public static Option<decimal?> Money(string name, string description) => Create(
        name, description, "USD", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, (decimal value) => value is > 0 and <= 1_000_000_000, "an amount in dollars above 0, such as 2.50");

    /// <summary>Makes an option for a seed.</summary>
    public static Option<ulong?> Seed(string name, string description) => Create(
        name, description, "N", NumberStyles.None, (ulong _) => true, $"a whole number from 0 to {ulong.MaxValue}");

    /// <summary>Makes an option for a share.</summary>
    public static Option<double?> Share(string name, string description, string helpName, bool zeroAllowed) => Create(
        name,
        description,
        helpName,
        NumberStyles.Float,

        // Not "outside the range", so that NaN is refused as well.
        (double value) => (zeroAllowed ? value >= 0 : value > 0) && value <= 1,
        zeroAllowed ? "a number from 0 to 1" : "a number above 0 and at most 1");

    /// <summary>Makes an option for a number in a range.</summary>
    public static Option<double?> Between(string name, string description, double least, double most) => Create(
        name, description, "P", NumberStyles.Float, (double value) => value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    private static Option<T?> Create<T>(string name, string description, string helpName, NumberStyles styles, Func<T, bool> isInRange, string range)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => Parse(result, name, styles, isInRange, range),
        };

    private static T? Parse<T>(ArgumentResult result, string name, NumberStyles styles, Func<T, bool> isInRange, string range)
        where T : struct, INumber<T>
    {
        var token = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (T.TryParse(token, styles, CultureInfo.InvariantCulture, out var value) && isInRange(value))
        {
            return value;
        }

        result.AddError($"{name} must be {range}, not {token}.");
        return null;
    }
}
