using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Rlaif.Cli.Commands;

/// <summary>Makes options that take a duration such as 90s, 30m, 2h or 1d.</summary>
internal static class DurationOption
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "30m",
        CustomParser = result => Parse(result, name),
    };

    private static TimeSpan? Parse(ArgumentResult result, string name)
    {
        var token = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (Read(token) is { } duration && duration > TimeSpan.Zero && duration <= Longest)
        {
            return duration;
        }

        result.AddError($"{name} must be a number with one of the units s, m, h and d, such as 90s or 30m and at most 365d, not {token}.");
        return null;
    }

    private static TimeSpan? Read(string token) =>
        token.Length < 2 || !double.TryParse(token.AsSpan(0, token.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Longest.TotalSeconds ? null : token[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' when number < 10_000 => TimeSpan.FromHours(number),
            'd' when number < 10_000 => TimeSpan.FromDays(number),
            _ => null,
        };
}
