namespace Rlaif.Experiments;

/// <summary>What is reached without learning anything: every row gets the most frequent class of the pool.</summary>
internal sealed record Baseline(string Data, string Strategy, double Acc);
