using System.Globalization;
using System.Text;

namespace Rlaif.Classifiers.Texts;

/// <summary>The texts that say what a class is: its name, its description and its examples.</summary>
/// <remarks>They train beside the labeled rows, and fade as these come in.</remarks>
internal sealed class ClassTexts
{
    private readonly int[] _classes;
    private readonly int _classCount;

    public ClassTexts(LabelSet labels)
    {
        var (classes, texts) = (new List<int>(), new List<string>());
        for (var index = 0; index < labels.Count; index++)
        {
            foreach (var text in TextsOf(labels[index]))
            {
                classes.Add(index);
                texts.Add(text);
            }
        }

        _classes = [.. classes];
        _classCount = labels.Count;
        Texts = texts;
    }

    /// <summary>Gets the texts, class after class.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Weighs the texts: a text counts 1 / (1 + labels of its class).</summary>
    /// <param name="labeled">The labeled rows.</param>
    /// <param name="firstRow">The row of the first text.</param>
    public IReadOnlyList<TrainingExample> AsExamples(IReadOnlyList<TrainingExample> labeled, int firstRow)
    {
        var counts = new float[_classCount];
        foreach (var example in labeled)
        {
            for (var index = 0; index < counts.Length; index++)
            {
                counts[index] += example.Label.Probabilities[index] * example.Weight;
            }
        }

        return [.. _classes.Select((index, text) => new TrainingExample(firstRow + text, SoftLabel.Certain(index, _classCount), 1 / (1 + counts[index])))];
    }

    private static IEnumerable<string> TextsOf(LabelDefinition label) =>
        string.IsNullOrWhiteSpace(label.Description) ? [Words(label.Name), .. label.Examples] : [Words(label.Name), label.Description, .. label.Examples];

    // Names are often written like identifiers: card_arrival, cardArrival, card-arrival.
    private static string Words(string name)
    {
        var words = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index]) && char.IsLower(name[index - 1]);
            words.Append(startsWord ? " " : null).Append(JoinsWords(name[index]) ? ' ' : name[index]);
        }

        return words.ToString();
    }

    private static bool JoinsWords(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation || character is '.' or '/' or ':' or '\\';
}
