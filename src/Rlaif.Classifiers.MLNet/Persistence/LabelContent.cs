namespace Rlaif.Classifiers.MLNet.Persistence;

/// <summary>A class as the model file keeps it.</summary>
internal sealed record LabelContent(string Name, string? Description, IReadOnlyList<string> Examples);
