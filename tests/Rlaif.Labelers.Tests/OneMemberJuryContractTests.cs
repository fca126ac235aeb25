using Rlaif.Contracts;

namespace Rlaif.Labelers.Tests;

/// <summary>Several votes of one labeler.</summary>
public sealed class OneMemberJuryContractTests : LabelerContract
{
    protected override LabelSet Labels { get; } = new("a", "b", "c");

    protected override IReadOnlyList<TextExample> Examples { get; } = [.. Enumerable.Range(0, 20).Select(number => new TextExample($"{number}", $"text {number}"))];

    protected override ILabeler Create() => new JuryLabeler(
        [new JuryMember(new OracleLabeler(Labels, Examples.ToDictionary(example => example.Id, _ => "b"), 0.3), 5)]);
}
