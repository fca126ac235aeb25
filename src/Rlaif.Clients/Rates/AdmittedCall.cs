using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Rates;

/// <summary>A request under way.</summary>
/// <param name="Size">Its worst case.</param>
/// <param name="Tokens">The tokens that were taken for it.</param>
/// <param name="Halvings">The halvings of the concurrency when it began.</param>
/// <param name="Start">When it began.</param>
internal sealed record AdmittedCall(CallSize Size, double Tokens, int Halvings, TimeSpan Start);
