using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using OpenAI.Chat;

namespace Rlaif.Clients.OpenAI;

/// <summary>Writes a request by hand, since only the package's protocol method gives the reply as it came.</summary>
internal static class RequestBody
{
    public static BinaryContent From(IEnumerable<ChatMessage> messages, ChatCompletionOptions options, string model)
    {
        var body = Json(options).AsObject();
        body["messages"] = new JsonArray([.. messages.Select(Json)]);
        body["model"] ??= model;
        return BinaryContent.Create(BinaryData.FromString(body.ToJsonString()));
    }

    private static JsonNode Json<T>(T model)
        where T : IPersistableModel<T> =>
        JsonNode.Parse(PackageJson.Write(model))!;
}
