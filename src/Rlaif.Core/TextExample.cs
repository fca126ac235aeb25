namespace Rlaif;

/// <summary>One text with its identifier.</summary>
/// <param name="Id">Identifies the text within its pool.</param>
/// <param name="Text">The text to label.</param>
public sealed record TextExample(string Id, string Text)
{
    /// <summary>Returns the identifier alone, so that row text never slips into a log or a message.</summary>
    /// <returns>The identifier.</returns>
    public override string ToString() => Id;
}
