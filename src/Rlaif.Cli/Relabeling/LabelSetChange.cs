namespace Rlaif.Cli.Relabeling;

/// <summary>What became of the classes of a label set: each stands for one class of now, or for several.</summary>
/// <remarks>That no class fits is an answer like a class: once a class is added it stands for that one as well.</remarks>
internal sealed class LabelSetChange
{
    // No class has an empty name.
    private const string NoneFits = "";
    private readonly LabelSet _before;
    private readonly List<string> _names;
    private readonly List<string>[] _meanings;

    public LabelSetChange(LabelSet before, params IEnumerable<ClassReplacement> replacements)
    {
        _before = before;
        _names = [.. before.Select(label => label.Name)];
        _meanings = [.. _names.Append(NoneFits).Select(name => new List<string> { name })];
        foreach (var replacement in replacements)
        {
            Replace(replacement.Before, replacement.After);
        }
    }

    /// <summary>Gets whether an answer that no class fits says of the new classes what it said of the old ones.</summary>
    public bool KeepsAbstentions => _meanings[^1].Count == 1;

    /// <summary>Returns the class that one of before stands for; null where it may be several.</summary>
    public string? Carry(int label) => _meanings[label] is [var only] ? only : null;

    /// <summary>Adds up the probabilities of what became one class, and parts evenly those of what became several.</summary>
    public SoftLabel Carry(SoftLabel label)
    {
        var probabilities = new float[_names.Count];
        for (var index = 0; index < _before.Count; index++)
        {
            foreach (var name in _meanings[index])
            {
                probabilities[_names.IndexOf(name)] += label.Probabilities[index] / _meanings[index].Count;
            }
        }

        return new SoftLabel(probabilities);
    }

    /// <summary>Makes the new label set; a class that only changed its name keeps description and examples.</summary>
    /// <param name="described">Descriptions and examples that take the place of those of before.</param>
    /// <exception cref="UsageException">One class is left, or a class is described that is not among the new ones.</exception>
    public LabelSet ToLabelSet(LabelSet? described)
    {
        if (described?.FirstOrDefault(label => !_names.Contains(label.Name, StringComparer.Ordinal)) is { } stranger)
        {
            throw new UsageException($"The file of --labels-file describes '{stranger.Name}', which is not one of the new classes ({string.Join(", ", _names)}).");
        }

        return _names.Count > 1
            ? new LabelSet(_names.Select(name => described?.IndexOf(name) is >= 0 and var index ? described[index] : Inherited(name)))
            : throw new UsageException($"There is only the class '{_names[0]}' left; keep at least two to choose from.");
    }

    private LabelDefinition Inherited(string name)
    {
        int[] ancestors = [.. Enumerable.Range(0, _before.Count).Where(index => _meanings[index].Contains(name, StringComparer.Ordinal))];
        return ancestors is [var only] && _meanings[only].Count == 1 ? new LabelDefinition(name, _before[only].Description, _before[only].Examples) : new LabelDefinition(name);
    }

    private void Replace(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.FirstOrDefault(name => !_names.Contains(name, StringComparer.Ordinal)) is { } missing)
        {
            throw new UsageException($"There is no class '{missing}' to change; the classes are {string.Join(", ", _names)}.");
        }

        if (after.FirstOrDefault(name => _names.Except(before, StringComparer.Ordinal).Contains(name, StringComparer.Ordinal)) is { } taken)
        {
            throw new UsageException($"There is a class '{taken}' already; make one of two by --merge {taken},OTHER={taken}.");
        }

        // A class that is added comes from where none fitted.
        var place = before.Count == 0 ? _names.Count : before.Min(_names.IndexOf);
        _names.RemoveAll(name => before.Contains(name, StringComparer.Ordinal));
        _names.InsertRange(place, after.Distinct(StringComparer.Ordinal));
        foreach (var meaning in _meanings)
        {
            if (before.Count == 0 ? meaning.Contains(NoneFits) : meaning.RemoveAll(name => before.Contains(name, StringComparer.Ordinal)) > 0)
            {
                meaning.AddRange(after);
            }
        }
    }
}
