using System.CommandLine;
using Rlaif.Cli.Connections;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say who is asked again about doubtful answers.</summary>
internal sealed class RecheckArguments
{
    private readonly Option<string?> _model = new("--recheck-model") { Description = "The model that is asked again, with --recheck; the one that answered by default, which is asked in another way.", HelpName = "NAME" };
    private readonly Option<string?> _endpoint = new("--recheck-endpoint") { Description = "The address of its server, where that is another than the labeler's.", HelpName = "URL" };
    private readonly Option<string?> _apiKeyEnv = new("--recheck-api-key-env") { Description = "The environment variable or user secret that holds its key; the labeler's at the same server.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_model, _endpoint, _apiKeyEnv])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the options; <see langword="null"/> where no model of its own is asked again.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="labeler">Who answers first.</param>
    /// <param name="share">The share of answers that may be asked again.</param>
    public SecondModel? Read(ParseResult parsed, string labeler, double share)
    {
        var (model, endpoint, key) = (parsed.GetValue(_model), parsed.GetValue(_endpoint), parsed.GetValue(_apiKeyEnv));
        return (model, endpoint ?? key) switch
        {
            (null, null) => null,
            (null, _) => throw new UsageException("--recheck-endpoint and --recheck-api-key-env belong to a model of their own; name it with --recheck-model."),
            _ when share == 0 => throw new UsageException($"--recheck-model {model} would be asked nothing; say with --recheck which share of the answers it may be asked about, such as 0.1."),
            _ when labeler == "oracle" => throw new UsageException("--labeler oracle asks no model, and none is asked again; leave out --recheck-model."),
            _ when endpoint is not null && (ServerAddress.Parse(endpoint) is null || ServerAddress.HoldsSecrets(endpoint)) => throw new UsageException("--recheck-endpoint needs an address that begins with http:// or https:// and holds neither a user name, a password nor a query."),
            _ => new SecondModel(model, endpoint, key),
        };
    }
}
