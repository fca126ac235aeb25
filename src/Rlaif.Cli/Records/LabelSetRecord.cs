using System.Security.Cryptography;
using System.Text;

namespace Rlaif.Cli.Records;

/// <summary>The classes of a run, in <c>provenance.json</c>.</summary>
/// <param name="Sha256">The hash of names, descriptions and examples: the version of the label set.</param>
/// <param name="Classes">The classes, in their order.</param>
internal sealed record LabelSetRecord(string Sha256, IReadOnlyList<ClassRecord> Classes)
{
    public static LabelSetRecord Of(LabelSet labels) => new(Hash(labels), [.. labels.Select(label => new ClassRecord(label.Name, label.Description, label.Examples))]);

    // No name holds a control character, so that no two label sets are spelled alike.
    private static string Hash(LabelSet labels) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(labels.Select(label => $"{label.Name}\0{label.Description}\0{string.Concat(label.Examples.Select(example => $"{example}\u0001"))}\0")))));
}
