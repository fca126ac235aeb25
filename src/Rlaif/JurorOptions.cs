namespace Rlaif;

/// <summary>A model of a jury.</summary>
public sealed class JurorOptions
{
    /// <summary>Gets where the model is.</summary>
    /// <value>Without a key of its own, that of <see cref="RlaifOptions.Model"/> is used where both are at the same server.</value>
    public ModelOptions Model { get; } = new();

    /// <summary>Gets or sets how often it answers each question.</summary>
    /// <value>1 to 100. The default is 1.</value>
    public int Votes { get; set; } = 1;
}
