namespace Rlaif.Cli.Tests;

/// <summary>What terminals of several widths show, times and speeds masked.</summary>
internal static class Screens
{
    public const string Title = "rlaif     ";

    private const string Wide = """
        rlaif     Round 1: asking  0:00
        questions ━━━━━━━━━━━━━━━━━━━━━━━━──────────────── 6 of 10
        answers   6 of at most 30
        money     270 tokens, price not known
        rate      0.0 a second, 1 under way
        left      at most 0:00
                  Ctrl-C finishes what is under way and saves.
        """;

    private const string Narrow = """
        rlaif     Round 1: asking  0:00
        questions ━━━━━━━━━━━━━───────── 6 of 10
        answers   6 of at most 30
        money     270 tokens, price not known
        rate      0.0 a second, 1 under way
        left      at most 0:00
                  Ctrl-C finishes what is under way
                  and saves.
        """;

    public static string UnderWay(int width) => width < 60 ? Narrow : Wide;
}
