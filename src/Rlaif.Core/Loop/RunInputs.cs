namespace Rlaif.Loop;

/// <summary>Checks that the parts of a run fit together and turns names of classes into numbers.</summary>
internal static class RunInputs
{
    /// <summary>Gives each row its known label; equal texts train with the mean of theirs.</summary>
    public static SoftLabel?[] KnownLabels(ActiveLearningRun run)
    {
        var counts = new Dictionary<int, int[]>();
        foreach (var (id, label) in run.KnownLabels)
        {
            var row = RowOf(run, id);
            var index = ClassOf(run, label, $"known label of the example '{id}'");
            if (!counts.TryGetValue(row, out var countsOfRow))
            {
                counts.Add(row, countsOfRow = new int[run.Labels.Count]);
            }

            countsOfRow[index]++;
        }

        var known = new SoftLabel?[run.Pool.Count];
        foreach (var (row, countsOfRow) in counts)
        {
            var total = (float)countsOfRow.Sum();
            known[row] = new SoftLabel(Array.ConvertAll(countsOfRow, count => count / total));
        }

        return known;
    }

    public static int[] HeldOutClasses(ActiveLearningRun run) => [.. run.HeldOut.Select((text, index) => ClassOf(run, text.Label, FormattableString.Invariant($"label of the held-out text {index + 1}")))];

    public static int RowOf(ActiveLearningRun run, string id) =>
        run.Pool.RowOf(id) is >= 0 and var row
            ? row
            : throw new ArgumentException($"The pool has no example with the id '{id}'.", nameof(id));

    public static int ClassOf(ActiveLearningRun run, string label, string what) =>
        run.Labels.IndexOf(label) is >= 0 and var index
            ? index
            : throw new ArgumentException($"The {what} is unknown: '{label}' is not in the label set ({Names(run.Labels)}); add the class or correct the label.", nameof(label));

    private static string Names(LabelSet labels) =>
        string.Join(", ", labels.Take(10).Select(label => label.Name)) + (labels.Count > 10 ? ", …" : string.Empty);
}
