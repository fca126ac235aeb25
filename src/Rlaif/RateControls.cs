using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.Clients;

namespace Rlaif;

/// <summary>The rate controls of a process: one for all clients of a model at a server, whose limits they share.</summary>
internal sealed class RateControls
{
    private readonly ConcurrentDictionary<(Uri Server, string? Model), Lazy<RateControl>> _controls = new();

    public RateControl For(IChatClient client, RateOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var metadata = client.GetService<ChatClientMetadata>();
        var control = new Lazy<RateControl>(() => new RateControl(options, clock, loggers.CreateLogger<RateControl>()));
        return (metadata?.ProviderUri is { } server ? _controls.GetOrAdd((server, metadata.DefaultModelId), control) : control).Value;
    }
}
