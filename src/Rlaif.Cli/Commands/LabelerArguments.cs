using System.CommandLine;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say who answers.</summary>
internal sealed class LabelerArguments
{
    public Option<string> Labeler { get; } = Choices.Create("--labeler", "Who answers.", "oracle", "openai", "azure", "compatible");

    public Option<string?> Endpoint { get; } = new("--endpoint") { Description = "The address of the server, for azure and compatible.", HelpName = "URL" };

    public Option<string?> Model { get; } = new("--model") { Description = "The name of the model, or of the deployment with azure.", HelpName = "NAME" };

    public Option<string?> ApiKeyEnv { get; } = new("--api-key-env") { Description = "The environment variable or user secret that holds the key; OPENAI_API_KEY or AZURE_OPENAI_API_KEY by default, none for compatible.", HelpName = "NAME" };

    public Option<int?> Concurrency { get; } = NumberOption.Whole("--concurrency", "How many questions are under way at once; 16 by default.", maximum: 1_000);

    public Option<int?> MaxOutputTokens { get; } = NumberOption.Whole("--max-output-tokens", "The most tokens of a reply; found out by default.", minimum: 16, maximum: 100_000);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Labeler, Endpoint, Model, ApiKeyEnv, Concurrency, MaxOutputTokens])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the settings of a command that asks and trains nothing.</summary>
    public LabelSettings Read(ParseResult parsed, string pool, DatasetOptions data) => new()
    {
        Pool = pool,
        Data = data,
        Labeler = parsed.GetRequiredValue(Labeler),
        Endpoint = parsed.GetValue(Endpoint),
        Model = parsed.GetValue(Model),
        ApiKeyVariable = parsed.GetValue(ApiKeyEnv),
        Concurrency = parsed.GetValue(Concurrency),
        MaxOutputTokens = parsed.GetValue(MaxOutputTokens),
        Classifier = "linear",
    };
}
