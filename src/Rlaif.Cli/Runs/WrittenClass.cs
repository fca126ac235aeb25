namespace Rlaif.Cli.Runs;

/// <summary>What a model wrote for a class.</summary>
internal sealed record WrittenClass(string Name, IReadOnlyList<string> Texts);
