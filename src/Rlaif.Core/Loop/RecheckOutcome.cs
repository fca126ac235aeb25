namespace Rlaif.Loop;

/// <summary>What a second answer means for the first.</summary>
internal enum RecheckOutcome
{
    /// <summary>The question was not asked.</summary>
    NotAsked,

    /// <summary>Nothing came back: the first answer stands.</summary>
    Unanswered,

    /// <summary>The first answer was repeated.</summary>
    Confirmed,

    /// <summary>The second answer is what the classifier says.</summary>
    Corrected,

    /// <summary>No two voices agree: a person has to decide.</summary>
    SetAside,
}
