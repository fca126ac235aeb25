using System.Globalization;
using System.Numerics;

namespace Rlaif.Experiments;

/// <summary>Reads the command line by hand: a library for it would take a tenth of the time of a small experiment.</summary>
internal sealed class Arguments
{
    public const string Help = """
        Draws learning curves with the oracle labeler: a JSON line a seed on standard output.
          --data DIR          train.csv and test.csv with the columns text and label
          --embeddings DIR    train.npy and test.npy, here or in a subfolder named like the data
          --strategy NAME     auto (default), margin, entropy, least-confidence, kcenter, kmeans, badge, committee, balanced, cost or random
          --seed-set NAME     clusters (default) or random
          --random-slice P    the part of each later batch that is drawn at random, 0 to 1; 0.1 by default
          --classifier NAME   auto (default: embedding where there are embeddings), linear, embedding or mlnet (see docs/classifiers.md)
          --labels N          labels in all; 150 by default
          --batch N           labels a round; 10 by default
          --seed-size N       labels of the seed set; 10 by default
          --seeds N           runs, with the seeds 0, 1, …; 5 by default
          --noise P           the share of wrong answers, 0 to 1; 0 by default
          --noise-profile P   even (default), or varied: some rows are harder, and the oracle states how sure it may be
          --confusion C       even (default), or uneven: a class is mostly mistaken for one or two others
          --recheck P         the share of answers that may be asked again, 0 to 1; what it brings stands beside the curve
          --hard-labels       trains on the most probable class of each label alone
          --parallel N        runs at once; one a processor by default. Runs beside each other disturb each other's seconds.
          --stop              adds where each criterion would have ended the run, and a line of where it had best ended in hindsight
          --target-agreement A  labels the rest of the pool too, for each of the agreements A,B,…; a JSON line a run and agreement
          --confidence C      how sure such an agreement has to be, 0.5 to 0.999; 0.95 by default
          --baselines         adds the majority class, a run for each seed that is random throughout, and what was saved against it

        --draw FILE.svg FILE.jsonl…  draws the mean curves of such lines instead: a panel a strategy, beside random;
                                     lines of --stop: a panel a data set and share of wrong answers, with the stops of each criterion
        """;

    private static readonly string[] Strategies = ["auto", "margin", "entropy", "least-confidence", "kcenter", "kmeans", "badge", "committee", "balanced", "cost", "random"];
    private static readonly string[] SeedSets = ["clusters", "random"];
    private static readonly string[] Classifiers = ["auto", "linear", "embedding", "mlnet"];
    private static readonly string[] NoiseProfiles = ["even", "varied"];
    private static readonly string[] Confusions = ["even", "uneven"];
    private static readonly string[] Switches = ["--baselines", "--hard-labels", "--stop"];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Arguments(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index];
            var value = Switches.Contains(name, StringComparer.Ordinal) ? string.Empty
                : ++index < arguments.Length ? arguments[index]
                : throw new UsageException($"{name} has no value; see --help.");
            if (!_values.TryAdd(name, value))
            {
                throw new UsageException($"{name} is given twice; keep one of them.");
            }
        }
    }

    public static Settings Read(string[] arguments)
    {
        var read = new Arguments(arguments);
        var settings = new Settings
        {
            Data = read.Take("--data") ?? throw new UsageException("--data is missing; name a folder with train.csv and test.csv."),
            Embeddings = read.Take("--embeddings"),
            Strategy = read.Choice("--strategy", Strategies),
            SeedSet = read.Choice("--seed-set", SeedSets),
            RandomSlice = read.Number("--random-slice", 0.0, 1.0) ?? 0.1,
            Classifier = read.Choice("--classifier", Classifiers),
            Labels = read.Number("--labels", 1, int.MaxValue) ?? 150,
            Batch = read.Number("--batch", 1, int.MaxValue) ?? 10,
            SeedSize = read.Number("--seed-size", 1, int.MaxValue) ?? 10,
            Seeds = read.Number("--seeds", 1, 1_000_000) ?? 5,
            Noise = read.Number("--noise", 0.0, 1.0) ?? 0,
            NoiseProfile = read.Choice("--noise-profile", NoiseProfiles),
            Confusion = read.Choice("--confusion", Confusions),
            Recheck = read.Number("--recheck", 0.0, 1.0),
            HardLabels = read.Take("--hard-labels") is not null,
            Parallel = read.Number("--parallel", 1, 1_000),
            Baselines = read.Take("--baselines") is not null,
            Stop = read.Take("--stop") is not null,
            TargetAgreements = read.Numbers("--target-agreement", 0.5, 0.999),
            Confidence = read.Number("--confidence", 0.5, 0.999) ?? 0.95,
        };
        return read._values.Keys.FirstOrDefault() is { } unknown ? throw new UsageException($"There is no option {unknown}; see --help.") : settings;
    }

    private string? Take(string name) => _values.Remove(name, out var value) ? value : null;

    private string Choice(string name, string[] choices) =>
        Take(name) is not { } value ? choices[0]
        : choices.Contains(value, StringComparer.Ordinal) ? value
        : throw new UsageException($"{name} must be one of {string.Join(", ", choices)}, not {value}.");

    private T[] Numbers<T>(string name, T minimum, T maximum)
        where T : struct, INumber<T> =>
        Take(name) is { } list ? [.. list.Split(',').Select(text => Parse(name, text, minimum, maximum))] : [];

    private T? Number<T>(string name, T minimum, T maximum)
        where T : struct, INumber<T> =>
        Take(name) is { } text ? Parse(name, text, minimum, maximum) : null;

    private static T Parse<T>(string name, string text, T minimum, T maximum)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {minimum} to {maximum}, not {text}."));
}
