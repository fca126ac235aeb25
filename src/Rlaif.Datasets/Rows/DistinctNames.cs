using System.Globalization;
using System.Runtime.InteropServices;

namespace Rlaif.Datasets.Rows;

/// <summary>Tells columns of one name apart by numbers.</summary>
internal sealed class DistinctNames
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    /// <summary>Returns the name, with a number behind it where it has been given before.</summary>
    public string Next(string name)
    {
        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_times, name, out _);
        string distinct;
        do
        {
            times++;
            distinct = times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.{times}");
        }
        while (!_given.Add(distinct));
        return distinct;
    }
}
