namespace Rlaif.Voting;

/// <summary>What one voter gave one class of its answer about an example.</summary>
/// <param name="Voter">The number of the voter.</param>
/// <param name="Class">The class that it named.</param>
/// <param name="Weight">0 to 1: how much of its answer that is.</param>
internal readonly record struct Answer(int Voter, int Class, float Weight);
