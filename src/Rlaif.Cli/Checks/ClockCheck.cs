using System.Globalization;

namespace Rlaif.Cli.Checks;

/// <summary>Compares the clock of this machine with that of the server, since limits and waits go by it.</summary>
internal static class ClockCheck
{
    private const string Name = "clock";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public static CheckResult Of(DateTimeOffset? server, DateTimeOffset here)
    {
        if (server is not { } there)
        {
            return CheckResult.Warn(Name, "The server tells no time to compare the clock with.");
        }

        var apart = (here - there).Duration();
        return apart <= Most
            ? CheckResult.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"The clock is within {Math.Max(1, Math.Ceiling(apart.TotalSeconds)):0} seconds of the server's."))
            : CheckResult.Warn(Name, string.Create(CultureInfo.InvariantCulture, $"The clock is {apart.TotalSeconds:N0} seconds {(here > there ? "ahead of" : "behind")} the server's; set it, since keys and waits go by it."));
    }
}
