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

    private static JsonElement Schema(IReadOnlyList<string> answers, AnswerForm form) => PromptJson.Element(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        List<string> required = [];
        if (form.Analysis)
        {
            WriteProperty(writer, AnswerForm.AnalysisProperty, "string", required);
            writer.WriteEndObject();
        }

        WriteProperty(writer, AnswerForm.LabelProperty, "string", required);
        WriteNames(writer, "enum", answers);
        writer.WriteEndObject();
        if (form.Probability)
        {
            WriteProperty(writer, AnswerForm.ProbabilityProperty, "number", required);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        WriteNames(writer, "required", required);
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    });

    private static void WriteProperty(Utf8JsonWriter writer, string name, string type, List<string> required)
    {
        required.Add(name);
        writer.WriteStartObject(name);
        writer.WriteString("type", type);
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
