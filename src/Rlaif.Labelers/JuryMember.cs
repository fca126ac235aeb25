namespace Rlaif.Labelers;

/// <summary>A labeler of a jury, and how many answers it gives about each example.</summary>
/// <remarks>The answers of one member together weigh as much as one answer of another, once votes are weighed by the loop.</remarks>
public sealed record JuryMember
{
    /// <summary>Initializes the member.</summary>
    /// <param name="labeler">Who answers.</param>
    /// <param name="votes">How many answers it gives about each example, 1 to 100; more than one need a temperature above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of votes is not from 1 to 100.</exception>
    public JuryMember(ILabeler labeler, int votes = 1)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        ArgumentOutOfRangeException.ThrowIfLessThan(votes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(votes, 100);
        Labeler = labeler;
        Votes = votes;
    }

    /// <summary>Gets who answers.</summary>
    public ILabeler Labeler { get; }

    /// <summary>Gets how many answers it gives about each example.</summary>
    /// <value>1 to 100. The default is 1.</value>
    public int Votes { get; }
}
