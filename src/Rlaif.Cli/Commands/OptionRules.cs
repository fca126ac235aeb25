using System.CommandLine;
using System.Globalization;

namespace Rlaif.Cli.Commands;

/// <summary>Ranges of options, said in a sentence that names the option and the value.</summary>
internal static class OptionRules
{
    public static Option<T> AtLeast<T>(this Option<T> option, int minimum)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value < minimum)
            {
                result.AddError($"{option.Name} must be at least {minimum}, not {value}.");
            }
        });
        return option;
    }

    public static Option<T> Between<T>(this Option<T> option, double minimum, double maximum, bool exclusive = false)
    {
        option.Validators.Add(result =>
        {
            // Not "outside the range", so that NaN is refused as well.
            if (result.Tokens is [var token] && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && !((exclusive ? value > minimum : value >= minimum) && value <= maximum))
            {
                result.AddError(FormattableString.Invariant($"{option.Name} must be a number {(exclusive ? "above" : "from")} {minimum} {(exclusive ? "and at most" : "to")} {maximum}, not {token.Value}."));
            }
        });
        return option;
    }

    public static Option<string> OneOf(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
