namespace Rlaif.Cli;

/// <summary>How the process ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int BadInput = 2;

    public const int CannotGoOn = 3;

    public const int Cancelled = 130;
}
