using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Rlaif.Cli.Commands;

/// <summary>Makes options that take a duration such as 90s, 30m, 2h or 1d.</summary>
internal static class DurationOption
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static Option<TimeSpan?> Create(string name, string description, TimeSpan longest) => new(name)
    {
        Description = description,
        HelpName = "30m",
        CustomParser = result => Parse(result, name, longest),
    };

    private static TimeSpan? Parse(ArgumentResult result, string name, TimeSpan longest)
    {
        var token = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (Read(token) is { } duration && duration > TimeSpan.Zero && duration <= longest)
        {
            return duration;
        }

        result.AddError($"{name} must be a number with one of the units s, m, h and d, such as 90s or 30m and at most {longest.TotalDays:0}d, not {token}.");
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
