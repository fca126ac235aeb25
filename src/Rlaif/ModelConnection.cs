using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;

namespace Rlaif;

/// <summary>Connects to the configured model, with one retry layer and telemetry around it.</summary>
internal static class ModelConnection
{
    public static IChatClient Open(RlaifOptions options, TimeProvider timeProvider, ILoggerFactory? loggerFactory)
    {
        var model = options.Model;
        IChatClient client = model.Provider switch
        {
            ModelProvider.OpenAI => OpenAIServer.OpenAI(model.Name!, model.ApiKey!),
            ModelProvider.Azure when string.IsNullOrEmpty(model.ApiKey) => OpenAIServer.Azure(model.Endpoint!, model.Name!),
            ModelProvider.Azure => OpenAIServer.Azure(model.Endpoint!, model.Name!, model.ApiKey),
            ModelProvider.Compatible => OpenAIServer.Compatible(model.Endpoint!, model.Name!, string.IsNullOrEmpty(model.ApiKey) ? null : model.ApiKey),
            _ => throw new InvalidOperationException("No labeler is registered; call UseOpenAI, UseAzureOpenAI, UseCompatibleServer, UseChatClient, UseOracle or UseLabeler, or configure Model."),
        };
        return ModelClient.Wrap(client, options.Resilience, timeProvider, loggerFactory);
    }
}
