namespace Rlaif.TestServer;

/// <summary>What is wrong with an answer of vectors.</summary>
public enum VectorFlaw
{
    None,

    /// <summary>The last vector is missing.</summary>
    TooFew,

    /// <summary>The last vector comes twice, with an index of its own.</summary>
    TooMany,

    /// <summary>The vectors come in reverse, their indexes are right: no flaw to a client that reads them.</summary>
    Reversed,

    /// <summary>Every vector has the index 0.</summary>
    SameIndex,

    /// <summary>The first vector begins with a value that is no number.</summary>
    NotANumber,

    /// <summary>The last vector is one dimension shorter.</summary>
    OtherLength,

    /// <summary>The vectors are written as numbers although base64 is asked for.</summary>
    Numbers,
}
