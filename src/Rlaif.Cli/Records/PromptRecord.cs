using System.Security.Cryptography;
using System.Text;
using Rlaif.Labelers;

namespace Rlaif.Cli.Records;

/// <summary>What models were told before every text, in <c>provenance.json</c>.</summary>
/// <param name="Sha256">The hash of the text.</param>
/// <param name="Text">The system message of the first question; examples of classes are those of the label set.</param>
/// <param name="LabeledTextsShown">How many labeled texts of the pool stand beside each question.</param>
internal sealed record PromptRecord(string Sha256, string Text, int LabeledTextsShown)
{
    public static PromptRecord Of(LabelSet labels, ChatLabelerOptions options, int fewShot)
    {
        var text = PromptText.Of(labels, options, hasExamples: fewShot > 0);
        return new PromptRecord(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text, fewShot);
    }
}
