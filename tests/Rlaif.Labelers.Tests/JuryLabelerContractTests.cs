using Rlaif.Contracts;

namespace Rlaif.Labelers.Tests;

/// <summary>Two members of one name with several votes, who differ often, and a tie-breaker.</summary>
public sealed class JuryLabelerContractTests : LabelerContract
{
    protected override LabelSet Labels { get; } = new("a", "b", "c");

    protected override IReadOnlyList<TextExample> Examples { get; } = [.. Enumerable.Range(0, 30).Select(number => new TextExample($"{number}", $"text {number}"))];

    protected override ILabeler Create() => new JuryLabeler(
        [new JuryMember(Oracle(0.3, 1), 2), new JuryMember(Oracle(0.4, 2))],
        new JuryOptions { TieBreaker = Oracle(0.1, 3) });

    private OracleLabeler Oracle(double noise, ulong seed) =>
        new(Labels, Examples.ToDictionary(example => example.Id, example => example.Id[^1] % 2 == 0 ? "b" : "c"), new OracleOptions { Noise = noise, Seed = seed, Profile = NoiseProfile.Varied });
}
