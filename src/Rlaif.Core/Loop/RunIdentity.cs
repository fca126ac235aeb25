using System.Globalization;
using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>What makes a run the one that a journal holds: what must stay, and what may change.</summary>
internal static class RunIdentity
{
    private const string Promise = "target agreement";
    private const string NoPromise = "none";

    public static RunOpened Of(ActiveLearningLoop loop, ActiveLearningRun run) => new(
        run.Pool.ComputeFingerprint(),
        [.. run.Labels.Select(label => label.Name)],
        Fingerprint.Of(run.KnownLabels.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value })),
        loop.Options.Seed)
    {
        PoolSize = run.Pool.Originals.Count,
        Settings = Settings(loop),
    };

    /// <summary>Tells whether a run goes on over a pool that has grown, which is noted anew.</summary>
    public static bool HasGrown(RunOpened earlier, RunOpened now) => earlier.PoolFingerprint != now.PoolFingerprint;

    /// <exception cref="ArgumentException">The journal holds another run.</exception>
    public static void ThrowIfAnother(RunOpened earlier, RunOpened now, Pool pool)
    {
        var changed =
            !IsPoolOf(earlier, now, pool) ? PoolChange(earlier, now)
            : !earlier.Labels.SequenceEqual(now.Labels, StringComparer.Ordinal) ? "label set"
            : earlier.KnownLabelsFingerprint != now.KnownLabelsFingerprint ? "set of known labels"
            : earlier.Seed != now.Seed ? string.Create(CultureInfo.InvariantCulture, $"seed ({earlier.Seed}, now {now.Seed})")
            : ChangedSetting(earlier, now);
        if (changed is not null)
        {
            throw new ArgumentException($"The journal holds a run with another {changed}; resume it with its own, or start with an empty journal.", nameof(now));
        }
    }

    // What shapes the course of a run; limits, such as of labels and of rounds, may change.
    private static Dictionary<string, string> Settings(ActiveLearningLoop loop) => new(loop.Settings, StringComparer.Ordinal)
    {
        ["seed size"] = Text(loop.Options.SeedSize),
        ["batch size"] = Text(loop.Options.BatchSize),
        ["random slice"] = Text(loop.Options.RandomSlice),
        ["recheck share"] = Text(loop.Options.RecheckShare),
        ["strategy"] = loop.Settings.GetValueOrDefault("strategy", loop.Strategy.GetType().Name),
        ["seed set"] = loop.SeedStrategy.GetType().Name,
        ["handling of near-duplicates"] = $"{loop.Options.NearDuplicates}",
        [Promise] = loop.Options.Completion is { } completion ? $"{Text(completion.TargetAgreement)} at {Text(completion.Confidence)}" : NoPromise,
        ["number of examples in a question"] = Text(loop.Options.FewShot),
    };

    // Rows may have been appended: those that the journal knows must stand where they stood.
    private static bool IsPoolOf(RunOpened earlier, RunOpened now, Pool pool) =>
        earlier.PoolFingerprint == now.PoolFingerprint
        || (earlier.PoolSize > 0 && earlier.PoolSize < now.PoolSize && earlier.PoolFingerprint == pool.ComputeFingerprint(earlier.PoolSize));

    private static string PoolChange(RunOpened earlier, RunOpened now) => earlier.PoolSize == 0
        ? "pool"
        : string.Create(CultureInfo.InvariantCulture, $"pool (of {earlier.PoolSize:N0} rows, now {now.PoolSize:N0}; rows may be appended, not changed, moved or left out)");

    // A setting that only one side knows comes of another version. A promise may be asked for when learning is over.
    private static string? ChangedSetting(RunOpened earlier, RunOpened now)
    {
        foreach (var (name, value) in earlier.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (now.Settings.TryGetValue(name, out var current) && current != value && !(name == Promise && value == NoPromise))
            {
                return $"{name} ({value}, now {current})";
            }
        }

        return null;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(format: null, CultureInfo.InvariantCulture);
}
