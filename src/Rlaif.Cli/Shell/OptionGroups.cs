using System.CommandLine;

namespace Rlaif.Cli.Shell;

/// <summary>Parts the options of a command by what people want to say with them.</summary>
internal static class OptionGroups
{
    private const string Own = "Options";
    private const int ManyOptions = 16;

    private static readonly (string Heading, string[] Options)[] Groups =
    [
        ("Texts", ["--text", "--id", "--bad-rows", "--encoding", "--gold", "--known", "--test"]),
        ("Classes", ["--labels", "--labels-file", "--instructions"]),
        ("Who answers", ["--labeler", "--model", "--endpoint", "--api-key-env", "--jury", "--concurrency", "--max-output-tokens", "--batch-api", "--answer-cache"]),
        ("How questions are asked", ["--dry-run", "--votes", "--soft-labels", "--few-shot", "--rationale", "--redact", "--canaries"]),
        ("Which rows are asked about", ["--strategy", "--seed-set", "--seed-size", "--seed-examples", "--batch", "--random-slice", "--near-duplicates"]),
        ("When learning ends", ["--budget", "--stop", "--worthwhile-gain", "--max-rounds", "--entropy-below"]),
        ("A promise for the other rows", ["--target-agreement", "--confidence", "--completion-share"]),
        ("Doubtful answers", ["--recheck", "--recheck-model", "--recheck-endpoint", "--recheck-api-key-env"]),
        ("Money, time and rates", ["--max-cost", "--max-tokens", "--max-requests", "--max-duration", "--max-wait", "--prices", "--rpm", "--tpm"]),
        ("What is learned", ["--classifier", "--embedding-model", "--embedding-endpoint", "--embedding-api-key-env", "--embedding-cache", "--seed"]),
        ("The oracle, for experiments", ["--noise", "--noise-profile", "--confusion"]),
        ("The run and what it says", ["--out", "--overwrite", "--yes", "--json", "--quiet", "--config", "--verbose", "--help", "--version"]),
    ];

    /// <summary>Lists the groups, empty ones too; what belongs to none, and all where options are few, comes first.</summary>
    public static IEnumerable<(string Heading, IEnumerable<Option> Options)> Of(IReadOnlyList<Option> options)
    {
        var groups = options.Count < ManyOptions ? [] : Groups;
        yield return (Own, options.Where(option => !Array.Exists(groups, group => group.Options.Contains(option.Name, StringComparer.Ordinal))));
        foreach (var (heading, names) in groups)
        {
            yield return (heading, names.SelectMany(name => options.Where(option => option.Name == name)));
        }
    }
}
