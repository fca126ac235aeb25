using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Rlaif.Clients.OpenAI;

/// <summary>Writes a request by hand, since only the package's protocol method gives the reply as it came.</summary>
internal static class RequestBody
{
    public static BinaryContent From(IEnumerable<ChatMessage> messages, ChatCompletionOptions options, string model) =>
        Content(Chat(messages, options, model));

    public static JsonObject Chat(IEnumerable<ChatMessage> messages, ChatCompletionOptions options, string model)
    {
        var body = Json(options).AsObject();
        body["messages"] = new JsonArray([.. messages.Select(Json)]);
        body["model"] ??= model;
        return body;
    }

    /// <summary>What a batch is made of.</summary>
    public static BinaryContent Batch(string inputFileId, string mark) => Content(new JsonObject
    {
        ["input_file_id"] = inputFileId,
        ["endpoint"] = BatchFile.Endpoint,
        ["completion_window"] = "24h",
        ["metadata"] = new JsonObject { [BatchFile.MarkName] = mark },
    });

    public static BinaryContent From(IEnumerable<string> texts, EmbeddingGenerationOptions options, string model)
    {
        // The package writes no options without an input, which it sets itself.
        var body = new JsonObject
        {
            ["input"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
            ["model"] = model,

            // Half of the bytes of decimals, and exact.
            ["encoding_format"] = "base64",
        };
        if (options.Dimensions is { } dimensions)
        {
            body["dimensions"] = dimensions;
        }

        if (options.EndUserId is { } user)
        {
            body["user"] = user;
        }

        return Content(body);
    }

    private static BinaryContent Content(JsonObject body) => BinaryContent.Create(BinaryData.FromString(body.ToJsonString()));

    private static JsonNode Json<T>(T model)
        where T : IPersistableModel<T> =>
        JsonNode.Parse(PackageJson.Write(model))!;
}
