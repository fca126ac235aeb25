using System.Text;

namespace Rlaif.Clients;

/// <summary>A token of a reply with its probability.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">The natural logarithm of its probability, at most 0.</param>
/// <param name="Alternatives">The most probable tokens at its place, the token itself among them where it is one of them.</param>
public sealed record TokenLogProbability(string Token, double LogProbability, IReadOnlyList<TokenAlternative> Alternatives)
{
    /// <summary>Gets the token in UTF-8, for tokens that are no whole characters.</summary>
    /// <value>The default is the bytes of <see cref="Token"/>.</value>
    public ReadOnlyMemory<byte> Bytes { get => field.IsEmpty ? Encoding.UTF8.GetBytes(Token) : field; init; }
}
