namespace Rlaif.Labelers.Replies;

/// <summary>How bytes of a reply relate to a name.</summary>
internal enum SpellingMatch
{
    /// <summary>They are not how the name is written.</summary>
    None,

    /// <summary>They are how the name begins, or all of it without what must follow it.</summary>
    Begun,

    /// <summary>They are the name and the mark that ends it.</summary>
    Ended,
}
