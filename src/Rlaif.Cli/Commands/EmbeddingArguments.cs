using System.CommandLine;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say where the embedding model is.</summary>
internal sealed class EmbeddingArguments
{
    private readonly Option<string?> _endpoint = new("--embedding-endpoint") { Description = "The address of an OpenAI-compatible server of embeddings; without it --embedding-model is one of OpenAI.", HelpName = "URL" };
    private readonly Option<string?> _model = new("--embedding-model") { Description = "The name of the embedding model.", HelpName = "NAME" };
    private readonly Option<string?> _apiKeyEnv = new("--embedding-api-key-env") { Description = "The environment variable that holds its key; OPENAI_API_KEY by default, none where there is an --embedding-endpoint.", HelpName = "NAME" };
    private readonly Option<string?> _cache = new("--embedding-cache") { Description = "The folder that keeps embeddings from run to run, without any text, or none; rlaif/embeddings in the user's cache folder by default.", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Add(_endpoint);
        command.Add(_model);
        command.Add(_apiKeyEnv);
        command.Add(_cache);
    }

    /// <summary>Reads the options; <see langword="null"/> where none is given.</summary>
    public EmbeddingSettings? Read(ParseResult parsed)
    {
        var settings = new EmbeddingSettings
        {
            Endpoint = parsed.GetValue(_endpoint),
            Model = parsed.GetValue(_model),
            ApiKeyVariable = parsed.GetValue(_apiKeyEnv),
            Cache = parsed.GetValue(_cache),
        };
        return settings == new EmbeddingSettings() ? null : settings;
    }
}
