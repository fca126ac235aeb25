namespace Rlaif.Labelers;

/// <summary>The settings of a jury.</summary>
public sealed class JuryOptions
{
    /// <summary>Gets or sets the labeler, a dearer one as a rule, that is asked where the members differ.</summary>
    /// <value>The default, <see langword="null"/>, asks nobody else.</value>
    public ILabeler? TieBreaker { get; set; }

    /// <summary>Gets or sets the name that stands on the annotations.</summary>
    /// <value>The default, <see langword="null"/>, is <c>jury</c>, or the name of a member that is alone.</value>
    public string? Name { get; set; }
}
