namespace Rlaif;

/// <summary>A labeled row of the pool, for training.</summary>
/// <param name="Row">The row of the pool.</param>
/// <param name="Label">Its label, hard or soft.</param>
/// <param name="Weight">How much the row counts: above 0, at most 1,000; the default is 1.</param>
public sealed record TrainingExample(int Row, SoftLabel Label, float Weight = 1);
