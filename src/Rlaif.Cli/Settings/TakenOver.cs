namespace Rlaif.Cli.Settings;

/// <summary>Where answers are from that a run began with: given under other classes and another prompt.</summary>
/// <param name="Folder">The folder of that run, which holds its prompt, its cost and every attempt.</param>
/// <param name="LabelSetSha256">The version of its label set, as its <c>provenance.json</c> has it.</param>
/// <param name="Answers">How many answers were taken over.</param>
internal sealed record TakenOver(string Folder, string LabelSetSha256, int Answers);
