using System.Text.Json;
using System.Text.Json.Nodes;
using Rlaif.Cli.Records;

namespace Rlaif.Cli.Settings;

/// <summary>Tells whether settings are those of another run.</summary>
internal static class SettingsChange
{
    /// <summary>Names the first setting that must not change and did, with both values; <see langword="null"/> where there is none.</summary>
    public static string? Between(LabelSettings earlier, LabelSettings now) =>
        First(Json(WithWhatMayChange(earlier, now)), Json(now), string.Empty);

    // Speed, ceilings and where things are; that the pool is the same, the journal knows.
    private static LabelSettings WithWhatMayChange(LabelSettings earlier, LabelSettings now) => earlier with
    {
        Pool = now.Pool,
        Budget = now.Budget,
        Limits = now.Limits,
        Concurrency = now.Concurrency,
        Endpoint = now.Endpoint,
        EndpointHadSecrets = now.EndpointHadSecrets,
        ApiKeyVariable = now.ApiKeyVariable,
        AnswerCache = now.AnswerCache,
        RecheckModel = earlier.RecheckModel is { } again && now.RecheckModel is { } other ? other with { Model = again.Model } : earlier.RecheckModel,
        Selection = earlier.Selection with
        {
            Stop = now.Selection.Stop,
            WorthwhileGain = now.Selection.WorthwhileGain,
            MaxRounds = now.Selection.MaxRounds,
            EntropyBelow = now.Selection.EntropyBelow,
        },
        Embeddings = earlier.Embeddings is { } embeddings && now.Embeddings is { } moved ? moved with { Model = embeddings.Model } : earlier.Embeddings,
    };

    private static JsonObject Json(LabelSettings settings) =>
        (JsonObject)JsonSerializer.SerializeToNode(settings.WithFullPaths().WithoutSecrets(), RunJson.Line.LabelSettings)!;

    private static string? First(JsonObject earlier, JsonObject now, string prefix) => earlier
        .Where(pair => !JsonNode.DeepEquals(pair.Value, now[pair.Key]))
        .Select(pair => pair.Value is JsonObject before && now[pair.Key] is JsonObject after
            ? First(before, after, $"{prefix}{pair.Key}.")
            : $"{prefix}{pair.Key} was {Text(pair.Value)}, now {Text(now[pair.Key])}")
        .FirstOrDefault();

    private static string Text(JsonNode? value) => value?.ToJsonString(RunJson.Line.Options) ?? "not given";
}
