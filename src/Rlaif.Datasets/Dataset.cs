namespace Rlaif.Datasets;

/// <summary>The rows of a file.</summary>
/// <param name="Rows">The rows that can be used, in the order of the file.</param>
/// <param name="Skipped">The rows that were left out.</param>
public sealed record Dataset(IReadOnlyList<DatasetRow> Rows, IReadOnlyList<SkippedRow> Skipped)
{
    private const int MaximumClasses = 1_000;

    /// <summary>Creates the pool of the rows.</summary>
    /// <returns>The pool.</returns>
    public Pool ToPool() => new(Rows.Select(row => row.Example));

    /// <summary>Collects the true labels.</summary>
    /// <returns>The name of the class by example identifier, for the rows that have one.</returns>
    public IReadOnlyDictionary<string, string> GoldLabels() => ById(row => row.Gold);

    /// <summary>Collects the known labels.</summary>
    /// <returns>The name of the class by example identifier, for the rows that have one.</returns>
    public IReadOnlyDictionary<string, string> KnownLabels() => ById(row => row.Known);

    /// <summary>Lists the rows that have a true label, to measure a classifier with.</summary>
    /// <returns>The texts with their labels.</returns>
    public IReadOnlyList<LabeledText> HeldOut() =>
        [.. Rows.Where(row => row.Gold is not null).Select(row => new LabeledText(row.Example.Text, row.Gold!))];

    /// <summary>Makes a label set of the true labels, in ordinal order.</summary>
    /// <returns>The label set.</returns>
    /// <exception cref="DatasetException">The rows have no true label, or so many that the column cannot be one of classes.</exception>
    public LabelSet GoldLabelSet()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows.Where(row => row.Gold is not null))
        {
            names.Add(row.Gold!);
        }

        if (names.Count is 0 or > MaximumClasses)
        {
            throw new DatasetException($"The column of true labels holds {names.Count} different labels; name a column with 1 to {MaximumClasses} classes.");
        }

        try
        {
            return new LabelSet(names.Order(StringComparer.Ordinal));
        }
        catch (ArgumentException exception)
        {
            throw new DatasetException($"The column of true labels holds a name that no class can have: {exception.Sentence()}", exception);
        }
    }

    private Dictionary<string, string> ById(Func<DatasetRow, string?> label)
    {
        var labels = new Dictionary<string, string>(Rows.Count(row => label(row) is not null), StringComparer.Ordinal);
        foreach (var row in Rows)
        {
            if (label(row) is { } name)
            {
                labels.Add(row.Example.Id, name);
            }
        }

        return labels;
    }
}
