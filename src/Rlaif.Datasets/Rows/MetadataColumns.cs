namespace Rlaif.Datasets.Rows;

/// <summary>Where the fields of rows stand in a table.</summary>
internal sealed class MetadataColumns
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public MetadataColumns()
    {
    }

    public MetadataColumns(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>Adds the columns of a row that no row before had.</summary>
    public void Add(IReadOnlyList<MetadataField> fields)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            if (PlaceOf(fields[index].Name, index) < 0)
            {
                Add(fields[index].Name);
            }
        }
    }

    /// <summary>Writes the fields of a row into its cells; a field without a column is left out.</summary>
    public void Fill(Span<string> cells, IReadOnlyList<MetadataField> fields)
    {
        cells.Fill(string.Empty);
        for (var index = 0; index < fields.Count; index++)
        {
            if (PlaceOf(fields[index].Name, index) is >= 0 and var place)
            {
                cells[place] = SpreadsheetText.Guard(fields[index].Cell);
            }
        }
    }

    private void Add(string name)
    {
        _places.TryAdd(name, _names.Count);
        _names.Add(name);
    }

    // Most rows have the columns of the row before, in its order.
    private int PlaceOf(string name, int index) =>
        index < _names.Count && _names[index] == name ? index : _places.GetValueOrDefault(name, -1);
}
