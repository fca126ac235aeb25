using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>What the server says when it is asked for its models.</summary>
public sealed class ModelListing
{
    /// <summary>The models; none for a server that lists none.</summary>
    public IReadOnlyList<string>? Models { get; set; }

    /// <summary>The key without which nothing is listed.</summary>
    public string? Key { get; set; }

    /// <summary>What time the server believes it is.</summary>
    public DateTimeOffset? Date { get; set; }

    internal static bool IsFor(PathString path) => path == "/v1/models";

    internal Task AnswerAsync(HttpContext context, string? key, CancellationToken cancellationToken)
    {
        if (Date is { } date)
        {
            context.Response.Headers.Date = date.ToString("R", CultureInfo.InvariantCulture);
        }

        if (Key is not null && key != Key)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return context.Response.WriteAsync($"Incorrect API key provided: {key}", cancellationToken);
        }

        context.Response.StatusCode = Models is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        var list = new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. (Models ?? []).Select(model => new JsonObject { ["id"] = model, ["object"] = "model" })]) };
        return context.Response.WriteAsync(list.ToJsonString(), cancellationToken);
    }
}
