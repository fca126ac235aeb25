using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Prompts;

/// <summary>Writes the JSON schema that holds a model to the classes.</summary>
internal static class AnswerSchema
{
    // OpenAI's bounds, the lowest known.
    private const int MostValues = 1_000;
    private const int MostCharacters = 15_000;

    /// <summary>Returns null where the classes are too many for a schema.</summary>
    public static ChatResponseFormat? For(IReadOnlyList<string> answers, AnswerForm form) =>
        answers.Count > MostValues || answers.Sum(answer => answer.Length) > MostCharacters
            ? null
            : ChatResponseFormat.ForJsonSchema(Schema(answers, form), "label", "The class of the text.");

    private static JsonElement Schema(IReadOnlyList<string> answers, AnswerForm form) => JsonSchema.Of(JsonSchema.Object(
    [
        .. form.Analysis ? [(AnswerForm.AnalysisProperty, JsonSchema.Text)] : Array.Empty<(string, Action<Utf8JsonWriter>)>(),
        (AnswerForm.LabelProperty, JsonSchema.OneOf(answers)),
        .. form.Probability ? [(AnswerForm.ProbabilityProperty, JsonSchema.Number)] : Array.Empty<(string, Action<Utf8JsonWriter>)>(),
    ]));
}
