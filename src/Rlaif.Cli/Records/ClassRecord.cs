namespace Rlaif.Cli.Records;

/// <summary>A class as models are told of it; <c>--labels-file</c> reads the same form.</summary>
internal sealed record ClassRecord(string Name, string? Description, IReadOnlyList<string> Examples);
