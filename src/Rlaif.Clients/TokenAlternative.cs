namespace Rlaif.Clients;

/// <summary>A token that the model could have chosen at a place.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">The natural logarithm of its probability, at most 0.</param>
public sealed record TokenAlternative(string Token, double LogProbability);
