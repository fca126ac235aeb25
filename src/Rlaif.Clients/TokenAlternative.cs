using System.Text;

namespace Rlaif.Clients;

/// <summary>A token that the model could have chosen at a place.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">The natural logarithm of its probability, at most 0.</param>
public sealed record TokenAlternative(string Token, double LogProbability)
{
    /// <summary>Gets the token in UTF-8, for tokens that are no whole characters.</summary>
    /// <value>The default is the bytes of <see cref="Token"/>.</value>
    public ReadOnlyMemory<byte> Bytes { get => field.IsEmpty ? Encoding.UTF8.GetBytes(Token) : field; init; }
}
