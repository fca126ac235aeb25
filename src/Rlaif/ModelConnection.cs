using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;

namespace Rlaif;

/// <summary>Connects to the configured models, for one attempt a call.</summary>
internal static class ModelConnection
{
    public static IChatClient Open(ModelOptions model, string? apiKey) => model.Provider switch
    {
        ModelProvider.OpenAI => OpenAIServer.OpenAI(model.Name!, apiKey!),
        ModelProvider.Azure when apiKey is null => OpenAIServer.Azure(model.Endpoint!, model.Name!),
        ModelProvider.Azure => OpenAIServer.Azure(model.Endpoint!, model.Name!, apiKey),
        ModelProvider.Compatible => OpenAIServer.Compatible(model.Endpoint!, model.Name!, apiKey),
        _ => throw new InvalidOperationException("No labeler is registered; call UseOpenAI, UseAzureOpenAI, UseCompatibleServer, UseChatClient, UseOracle or UseLabeler, or configure Model."),
    };

    public static IChatBatchClient OpenBatches(ModelOptions model, string? apiKey) => model.Provider switch
    {
        ModelProvider.OpenAI => OpenAIServer.OpenAIBatches(model.Name!, apiKey!),
        ModelProvider.Azure when apiKey is null => OpenAIServer.AzureBatches(model.Endpoint!, model.Name!),
        ModelProvider.Azure => OpenAIServer.AzureBatches(model.Endpoint!, model.Name!, apiKey),
        _ => OpenAIServer.CompatibleBatches(model.Endpoint!, model.Name!, apiKey),
    };

    public static IEmbeddingGenerator<string, Embedding<float>> OpenEmbeddings(ModelOptions model, string? apiKey) => model.Provider switch
    {
        ModelProvider.OpenAI => OpenAIServer.OpenAIEmbeddings(model.Name!, apiKey!),
        ModelProvider.Azure when apiKey is null => OpenAIServer.AzureEmbeddings(model.Endpoint!, model.Name!),
        ModelProvider.Azure => OpenAIServer.AzureEmbeddings(model.Endpoint!, model.Name!, apiKey),
        _ => OpenAIServer.CompatibleEmbeddings(model.Endpoint!, model.Name!, apiKey),
    };
}
