namespace Rlaif.Classifiers.MLNet.Persistence;

/// <summary>What Rlaif adds to the zip of ML.NET.</summary>
/// <param name="Version">The version of this record.</param>
/// <param name="Labels">The classes.</param>
/// <param name="IsTrained">Whether there is a model of ML.NET beside this.</param>
/// <param name="HasFeaturizer">Whether the first part of the model makes features that the second reads.</param>
/// <param name="Scores">What the column Score holds.</param>
internal sealed record ModelContent(int Version, IReadOnlyList<LabelContent> Labels, bool IsTrained, bool HasFeaturizer, MLNetScores Scores);
