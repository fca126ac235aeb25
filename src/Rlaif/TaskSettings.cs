using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif;

/// <summary>The settings of a task that decide what its run brings; limits, speed and keys are none of them.</summary>
internal static class TaskSettings
{
    // Enough to tell two texts apart, short enough to be shown.
    private const int LengthOfAName = 12;

    public static Dictionary<string, string> Of(RlaifOptions options) => new(StringComparer.Ordinal)
    {
        ["strategy"] = $"{options.Strategy}",
        ["classifier"] = $"{options.Classifier}",
        ["embedding model"] = Name(options.Embedding.Model),
        ["model"] = Name(options.Model),
        ["jury"] = string.Join(", ", options.Jury.Select(juror => $"{Name(juror.Model)} × {Text(juror.Votes)}")),
        ["tie breaker"] = Name(options.TieBreaker),
        ["model asked again"] = Name(options.RecheckModel),
        ["number of written examples"] = Text(options.SeedExamples),
        ["number of votes"] = Text(options.Votes),
        ["redaction"] = options.Redact ? "on" : "off",
        ["wording of the instructions"] = NameOf([options.Labeler.Instructions, options.Labeler.AbstainLabel]),
        ["wording of the classes"] = NameOf(options.Labels.SelectMany(label => (string[])[label.Name, label.Description ?? string.Empty, .. label.Examples, string.Empty])),
        ["temperature"] = $"{Text(options.Labeler.Temperature)}, {Text(options.Labeler.VoteTemperature)} of votes",
        ["source of soft labels"] = $"{options.Labeler.SoftLabels}",
        ["asking for reasons"] = options.Labeler.Rationale ? "on" : "off",
        ["number of classes in a question"] = Text(options.Labeler.MaxClassesInPrompt),
        ["length of a text"] = Text(options.Labeler.MaxTextLength),
    };

    private static string Name(ModelOptions model) => model.Provider == ModelProvider.None ? "none" : $"{model.Name} of {model.Provider}";

    private static string NameOf(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))))[..LengthOfAName];

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(format: null, CultureInfo.InvariantCulture);
}
