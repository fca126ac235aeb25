namespace Rlaif.Labelers;

/// <summary>The settings of a jury.</summary>
public sealed class JuryOptions
{
    /// <summary>Gets or sets who is asked as well where the answers of the members differ; the dearer labeler, as a rule.</summary>
    /// <value>The default, <see langword="null"/>, asks nobody else.</value>
    public ILabeler? TieBreaker { get; set; }

    /// <summary>Gets or sets the name that stands on the annotations.</summary>
    /// <value>The default, <see langword="null"/>, is <c>jury</c>, or the name of a member that is alone.</value>
    public string? Name { get; set; }
}
