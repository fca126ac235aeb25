using System.Collections;

namespace Rlaif;

/// <summary>The classes of a task, in a fixed order.</summary>
/// <remarks>Immutable and safe for concurrent use. Class numbers are positions in this list.</remarks>
public sealed class LabelSet : IReadOnlyList<LabelDefinition>
{
    private readonly LabelDefinition[] _definitions;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Initializes the label set from names alone.</summary>
    /// <param name="names">At least one name, each once; the order is kept.</param>
    /// <exception cref="ArgumentException">There is no name, or one is not valid or occurs twice, if only in another case.</exception>
    public LabelSet(params IEnumerable<string> names)
        : this((names ?? throw new ArgumentNullException(nameof(names))).Select(name => new LabelDefinition(name)))
    {
    }

    /// <summary>Initializes the label set from names with descriptions and examples.</summary>
    /// <param name="definitions">At least one class, each name once; the order is kept.</param>
    /// <exception cref="ArgumentException">There is no class, or a name occurs twice, if only in another case.</exception>
    public LabelSet(IEnumerable<LabelDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        _definitions = [.. definitions];
        if (_definitions.Length == 0)
        {
            throw new ArgumentException("A label set needs at least one class; name the classes to choose from.", nameof(definitions));
        }

        // Models write names in whatever case, so that such classes could not be told apart.
        var spellings = new HashSet<string>(_definitions.Length, StringComparer.OrdinalIgnoreCase);
        _indices = new Dictionary<string, int>(_definitions.Length, StringComparer.Ordinal);
        for (var index = 0; index < _definitions.Length; index++)
        {
            if (!_indices.TryAdd(_definitions[index].Name, index))
            {
                throw new ArgumentException($"The class '{_definitions[index].Name}' occurs twice in the label set; name each class once.", nameof(definitions));
            }

            if (!spellings.Add(_definitions[index].Name) && spellings.TryGetValue(_definitions[index].Name, out var other))
            {
                throw new ArgumentException($"The classes '{other}' and '{_definitions[index].Name}' differ in upper and lower case alone; make them one, or name them apart.", nameof(definitions));
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _definitions.Length;

    /// <inheritdoc/>
    public LabelDefinition this[int index] => _definitions[index];

    /// <summary>Finds a class by its exact name.</summary>
    /// <param name="name">The name, compared by ordinal.</param>
    /// <returns>The class number, or -1 where the set has no such class.</returns>
    public int IndexOf(string name) => _indices.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public IEnumerator<LabelDefinition> GetEnumerator() => ((IEnumerable<LabelDefinition>)_definitions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
