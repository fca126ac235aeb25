namespace Rlaif;

/// <summary>Why a run ended.</summary>
/// <param name="Code">A short name for programs, such as <c>pool_empty</c>.</param>
/// <param name="Sentence">The reason in words for people.</param>
public sealed record StopReason(string Code, string Sentence)
{
    /// <summary>Gets when it is worth going on.</summary>
    /// <value><see langword="null"/>, the default, where time alone changes nothing.</value>
    public DateTimeOffset? ContinueAfter { get; init; }
}
