namespace Rlaif;

/// <summary>One class of a label set.</summary>
public sealed record LabelDefinition
{
    /// <summary>The longest name that a class may have, in characters.</summary>
    public const int MaximumNameLength = 200;

    /// <summary>Initializes the class.</summary>
    /// <param name="name">1 to 200 characters on one line, without blank ends.</param>
    /// <param name="description">What belongs to the class, for the labeler; <see langword="null"/> where the name says it.</param>
    /// <param name="examples">A few texts of the class; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a control character or blank ends.</exception>
    public LabelDefinition(string name, string? description = null, IReadOnlyList<string>? examples = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaximumNameLength)
        {
            throw new ArgumentException($"A class name has {name.Length} characters; shorten it to at most {MaximumNameLength}.", nameof(name));
        }

        if (name.Any(char.IsControl) || name.Trim().Length != name.Length)
        {
            throw new ArgumentException($"The class name '{OnOneLine(name)}' holds a line break, another control character or blank ends; write it on one line.", nameof(name));
        }

        Name = name;
        Description = description;
        Examples = examples ?? [];
    }

    /// <summary>Gets the name, unique within its label set.</summary>
    public string Name { get; }

    /// <summary>Gets what belongs to the class, for the labeler.</summary>
    public string? Description { get; }

    /// <summary>Gets a few texts of the class.</summary>
    public IReadOnlyList<string> Examples { get; }

    private static string OnOneLine(string name) =>
        string.Concat(name.Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
