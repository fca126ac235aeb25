using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Rlaif.Clients;

/// <summary>Stacks what stands between Rlaif and a model server.</summary>
public static class ModelClient
{
    /// <summary>Wraps a client that makes one attempt into one that retries and is observed.</summary>
    /// <param name="client">The client; its own retries should be off. Disposed with the result.</param>
    /// <param name="options">The settings of the retries; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Where retries are logged; <see langword="null"/> for nowhere.</param>
    /// <returns>Telemetry around resilience around the client; a client with such a retry layer is returned as it is.</returns>
    public static IChatClient Wrap(
        IChatClient client, ResilienceOptions? options = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(client);

        // Two retry layers would multiply their attempts.
        return client.GetService<ResilientChatClient>() is not null
            ? client
            : new TelemetryChatClient(new ResilientChatClient(client, options, timeProvider, loggerFactory?.CreateLogger<ResilientChatClient>()), timeProvider);
    }
}
