using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Labelers;

namespace Rlaif;

/// <summary>Makes the parts of one task from its settings and from what is registered.</summary>
internal sealed class TaskParts(IServiceProvider provider, string name)
{
    public RlaifOptions Options => provider.GetRequiredService<IOptionsMonitor<RlaifOptions>>().Get(name);

    public TimeProvider Clock => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private ILoggerFactory LoggerFactory => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public IChatClient Model() => Wrapped(ModelConnection.Open(Options.Model));

    public IChatClient Wrapped(IChatClient client) => ModelClient.Wrap(client, Options.Resilience, Clock, LoggerFactory);

    public ChatLabeler ChatLabeler() => new(provider.GetRequiredKeyedService<IChatClient>(name), provider.GetRequiredKeyedService<LabelSet>(name), Options.Labeler, Clock);

    /// <summary>Connects to the configured embedding model, else to the one registered for everybody, if any.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings() =>
        Options.Embedding.Model.Provider != ModelProvider.None ? Wrapped(ModelConnection.OpenEmbeddings(Options.Embedding.Model, Options.EmbeddingKey))
        : provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() is { } registered ? Wrapped(registered)
        : null;

    public IEmbeddingGenerator<string, Embedding<float>> Wrapped(IEmbeddingGenerator<string, Embedding<float>> generator) =>
        ModelClient.Wrap(generator, Options.Embedding.Requests, Options.Embedding.Resilience, Clock, LoggerFactory);

    public IClassifierTrainer Trainer()
    {
        if (Options.Classifier != ClassifierName.Linear && Generator is { } generator)
        {
            ClassifierLog.Embedding(LoggerFactory.CreateLogger<EmbeddingTrainer>(), generator.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? "a model without a name");
            return new EmbeddingTrainer(generator, options: null, Clock);
        }

        ClassifierLog.Linear(LoggerFactory.CreateLogger<LinearTrainer>());
        return new LinearTrainer(options: null, Clock);
    }

    public TaskEmbeddingFormat EmbeddingFormat() => new(Generator);

    public ActiveLearningLoop Loop() => new(provider.GetRequiredKeyedService<ILabeler>(name), provider.GetRequiredKeyedService<IClassifierTrainer>(name))
    {
        Strategy = provider.GetRequiredKeyedService<IQueryStrategy>(name),
        StoppingCriteria = [.. Options.ToStoppingCriteria(), .. provider.GetKeyedServices<IStoppingCriterion>(name)],
        Options = Options.Loop,
        Logger = LoggerFactory.CreateLogger<ActiveLearningLoop>(),
        TimeProvider = Clock,
    };

    private IEmbeddingGenerator<string, Embedding<float>>? Generator => provider.GetKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(name);
}
