using Rlaif.Labelers.Chat;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers;

/// <summary>Shows what a chat model is told before every text.</summary>
public static class PromptText
{
    /// <summary>Writes the prompt as the first question carries it, without any text of a pool.</summary>
    /// <param name="labels">The classes; they stand in this order, while each question shuffles them.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="hasExamples">Whether labeled texts are shown beside a question. The default is <see langword="false"/>.</param>
    /// <returns>The system message; the field of the text, named anew for each question, is called <c>text</c>.</returns>
    public static string Of(LabelSet labels, ChatLabelerOptions? options = null, bool hasExamples = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new ChatLabelerOptions();
        var asksForTokens = options.SoftLabels is SoftLabelSource.Auto or SoftLabelSource.LogProbabilities;
        var writer = new PromptWriter(labels, options, noneLabel: "__none__");
        return writer.Template(new Offer(labels, options.AbstainLabel), new RequestShape { Alternatives = asksForTokens ? RequestShape.MostAlternatives : 0 }, hasExamples);
    }
}
