namespace Rlaif.Cli.Records;

/// <summary>What a model wrote for a class.</summary>
internal sealed record WrittenClass(string Name, IReadOnlyList<string> Texts);
