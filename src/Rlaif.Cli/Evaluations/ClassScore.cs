namespace Rlaif.Cli.Evaluations;

/// <summary>How well one class is found; support is the number of its rows.</summary>
internal sealed record ClassScore(string Name, double Precision, double Recall, double F1, int Support);
