using System.Text;

namespace Rlaif.Classifiers.MLNet.Training;

/// <summary>The names, descriptions and examples of the classes, which train until labeled rows take their place.</summary>
/// <remarks>So every class is known from the first label on, which most of the trainers ask for.</remarks>
internal sealed class ClassTexts
{
    private readonly (int Class, string Text)[] _texts;

    public ClassTexts(LabelSet labels)
    {
        _texts = [.. labels.SelectMany((label, index) => TextsOf(label).Select(text => (index, text)))];
        Texts = [.. _texts.Select(pair => pair.Text)];
    }

    /// <summary>Gets the texts, class after class.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Gets the class of a text.</summary>
    public int ClassOf(int text) => _texts[text].Class;

    private static IEnumerable<string> TextsOf(LabelDefinition label) =>
        string.IsNullOrWhiteSpace(label.Description) ? [Words(label.Name), .. label.Examples] : [Words(label.Name), label.Description, .. label.Examples];

    // Names are often written like identifiers: card_arrival, cardArrival, card-arrival.
    private static string Words(string name)
    {
        var words = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index]) && char.IsLower(name[index - 1]);
            words.Append(startsWord ? " " : null).Append(JoinsWords(name, index) ? ' ' : name[index]);
        }

        return words.ToString();
    }

    private static bool JoinsWords(string name, int index) =>
        name[index] is '_' or '-' && index > 0 && index < name.Length - 1 && char.IsLetterOrDigit(name[index - 1]) && char.IsLetterOrDigit(name[index + 1]);
}
