namespace Rlaif;

/// <summary>One class, as configuration gives it.</summary>
public sealed class LabelOptions
{
    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what belongs to the class.</summary>
    public string? Description { get; set; }

    /// <summary>Gets a few texts of the class.</summary>
    public IList<string> Examples { get; } = [];

    internal LabelDefinition ToDefinition() => new(Name, Description, [.. Examples]);
}
