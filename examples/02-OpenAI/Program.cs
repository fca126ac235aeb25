// Labels a file with a real chat model. Which one, environment variables say:
//   OPENAI_API_KEY=... OPENAI_MODEL=gpt-4o-mini                                    for OpenAI
//   AZURE_OPENAI_ENDPOINT=https://RESOURCE.openai.azure.com OPENAI_MODEL=DEPLOYMENT  for Azure (AZURE_OPENAI_API_KEY, or Entra ID without it)
//   OPENAI_ENDPOINT=http://localhost:11434/v1 OPENAI_MODEL=llama3.1                for Ollama, vLLM, LM Studio
// Then: dotnet run --project examples/02-OpenAI -- messages.csv "billing,delivery,praise"
using Microsoft.Extensions.AI;
using Rlaif;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Datasets;
using Rlaif.Labelers;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    interrupted.Cancel();
};
try
{
    if (args is not [var file, var names] || Connect() is not { } client)
    {
        Console.Error.WriteLine("Give a file with a column 'text' and the classes separated by commas; set OPENAI_MODEL and one of OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT, OPENAI_ENDPOINT.");
        return 2;
    }

    var labels = new LabelSet(names.Split(',', StringSplitOptions.TrimEntries));
    var data = await DatasetReader.ReadAsync(file);
    var loop = new ActiveLearningLoop(new ChatLabeler(client, labels), new LinearTrainer())
    {
        Options = new ActiveLearningOptions { SeedSize = 20, BatchSize = 20, MaxLabels = 200 },
    };
    await using var session = await loop.OpenAsync(new ActiveLearningRun(data.ToPool(), labels));
    try
    {
        while (await session.RunRoundAsync(interrupted.Token) is { } round)
        {
            Console.Error.WriteLine($"round {round.Number}: {round.Labels} labels, mean entropy {round.Entropy?.Mean:0.000}, {round.Usage.PromptTokens + round.Usage.CompletionTokens} tokens");
        }
    }
    finally
    {
        // Whatever happened, what has been paid for is written.
        await LabeledCsv.WriteAsync(Console.Out, (await session.GetResultAsync()).Labeled);
    }

    return 0;
}
catch (Exception exception) when (exception is RlaifException or ArgumentException or UriFormatException or OperationCanceledException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static IChatClient? Connect()
{
    static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    IChatClient? client = (Read("OPENAI_MODEL"), Read("AZURE_OPENAI_ENDPOINT"), Read("OPENAI_ENDPOINT"), Read("OPENAI_API_KEY")) switch
    {
        (null, _, _, _) => null,
        ({ } model, { } azure, _, _) when Read("AZURE_OPENAI_API_KEY") is { } key => OpenAIServer.Azure(new Uri(azure), model, key),
        ({ } model, { } azure, _, _) => OpenAIServer.Azure(new Uri(azure), model),
        ({ } model, _, { } endpoint, var key) => OpenAIServer.Compatible(new Uri(endpoint), model, key),
        ({ } model, _, _, { } key) => OpenAIServer.OpenAI(model, key),
        _ => null,
    };
    return client is null ? null : ModelClient.Wrap(client);
}
