using System.Globalization;
using Microsoft.Extensions.Logging;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Settings;
using Rlaif.Clients;

namespace Rlaif.Cli.Checks;

/// <summary>Has one text embedded as a run would, without the cache that would answer in the server's place.</summary>
internal sealed class EmbeddingCheck(EmbeddingSettings settings, TimeProvider clock)
{
    private const string Endpoint = "embedding endpoint";
    private const string Text = "Thank you, that was quick and friendly!";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(Views.Notices notices, CancellationToken cancellationToken)
    {
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(notices));
        using var generator = EmbeddingConnection.Open(settings with { Cache = EmbeddingSettings.NoCache }, logging);
        var started = clock.GetTimestamp();
        try
        {
            var vectors = await generator.GenerateAsync([Text], cancellationToken: cancellationToken);
            return
            [
                CheckResult.Ok(Endpoint, $"{ServerAddress.WithoutSecrets(settings.Endpoint) ?? "OpenAI"} answers and takes the key, if one is sent."),
                CheckResult.Ok("embedding", string.Create(CultureInfo.InvariantCulture, $"One text was embedded by '{settings.Model}' in {clock.GetElapsedTime(started).TotalMilliseconds:N0} ms.")),
                CheckResult.Ok("dimension", string.Create(CultureInfo.InvariantCulture, $"A vector has {vectors[0].Vector.Length:N0} numbers; a model that is learned on them reads no others.")),
            ];
        }
        catch (Exception exception) when (exception is ModelServerException or RequestNotMadeException)
        {
            return [CheckResult.Fail(Endpoint, exception.Message)];
        }
    }
}
