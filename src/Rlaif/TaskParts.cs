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
    private const int TokensOfAText = 100;

    public RlaifOptions Options => provider.GetRequiredService<IOptionsMonitor<RlaifOptions>>().Get(name);

    public TimeProvider Clock => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private ILoggerFactory LoggerFactory => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public IChatClient Model() => Model(Options.Model);

    public IChatClient Wrapped(IChatClient client) => Wrapped(client, keySource: null, Options.Labeler.Prices);

    private IChatClient Wrapped(IChatClient client, string? keySource, TokenPrices? given)
    {
        var prices = PricesOf(client, given);
        return ModelClient.Wrap(
            client,
            new ModelClientOptions
            {
                Resilience = Options.Resilience,
                Rate = provider.GetRequiredService<RateControls>().For(client, Options.Rate, Clock, LoggerFactory),
                Budget = provider.GetRequiredKeyedService<Budget>(name),
                Prices = prices,
                KeySource = keySource,
                Cache = Options.CacheAnswers ? provider.GetRequiredKeyedService<IAnswerCache>(name) : null,
                Redaction = Options.Redact ? Options.Redaction : null,
                Decorate = provider.GetKeyedService<Func<IChatClient, IChatClient>>(name),
            },
            Clock,
            LoggerFactory);
    }

    /// <summary>Makes the budget that all models of the task are paid from.</summary>
    public Budget Budget() => new(Options.Budget, perRound: Options.RoundBudget, timeProvider: Clock);

    public IAnswerCache AnswerCache() => provider.GetService<IAnswerCache>() ?? new MemoryAnswerCache();

    /// <summary>Makes whoever answers: a model, several beside each other, or one several times.</summary>
    public ILabeler Labeler()
    {
        JuryMember[] members = Options.Jury.Count == 0
            ? [new JuryMember(Options.UseBatchApi ? BatchLabeler() : Labeler(provider.GetRequiredKeyedService<IChatClient>(name)), Options.Votes)]
            : [.. Options.Jury.Select(juror => new JuryMember(Labeler(Model(juror.Model)), juror.Votes))];
        var tieBreaker = Options.TieBreaker.Provider == ModelProvider.None ? null : Labeler(Model(Options.TieBreaker));
        ILabeler labeler = members is [{ Votes: 1 } only] && tieBreaker is null ? only.Labeler : new JuryLabeler(members, new JuryOptions { TieBreaker = tieBreaker });
        return Options.Canaries == 0 ? labeler : new CanaryLabeler(labeler, Labels, Options.Canaries, report => CanaryLog.Outcome(LoggerFactory.CreateLogger<CanaryLabeler>(), report));
    }

    /// <summary>Connects to the configured embedding model, else to the one registered for everybody, if any.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings() =>
        Options.Embedding.Model.Provider != ModelProvider.None ? Wrapped(ModelConnection.OpenEmbeddings(Options.Embedding.Model, Options.EmbeddingKey))
        : provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() is { } registered ? Wrapped(registered)
        : null;

    public IEmbeddingGenerator<string, Embedding<float>> Wrapped(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        var wrapped = ModelClient.Wrap(generator, Options.Embedding.Requests, Options.Embedding.Resilience, Clock, LoggerFactory);
        return Options.Redact ? new RedactingEmbeddingGenerator(wrapped, Options.Redaction) : wrapped;
    }

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
        RecheckLabeler = Options.RecheckModel.Provider == ModelProvider.None ? null : RecheckLabeler(),
        ExampleWriter = Options.SeedExamples == 0 ? null : ExampleWriter(),
        Strategy = provider.GetRequiredKeyedService<IQueryStrategy>(name),
        SeedStrategy = Options.ToSeedStrategy(),
        StoppingCriteria = [.. Options.ToStoppingCriteria(), .. provider.GetKeyedServices<IStoppingCriterion>(name)],
        Options = Options.Loop,
        Journals = Journals(),
        Settings = TaskSettings.Of(Options),
        Logger = LoggerFactory.CreateLogger<ActiveLearningLoop>(),
        TimeProvider = Clock,
    };

    // What an earlier process of the run has spent is spent of the budget of this one.
    private BudgetedJournalStore? Journals()
    {
        var budget = provider.GetRequiredKeyedService<Budget>(name);
        var prices = Options.Labeler.Prices ?? Options.PricesOf(Options.Model.Name);
        return provider.GetKeyedService<IJournalStore>(name) is { } store ? new BudgetedJournalStore(store, prices is null ? budget : budget.WithPrices(prices)) : null;
    }

    // A jury has its first member write.
    private ExampleWriter ExampleWriter() => new(
        Options.Jury.Count == 0 ? provider.GetRequiredKeyedService<IChatClient>(name) : OtherModel(Options.Jury[0].Model),
        new ExampleWriterOptions
        {
            Count = Options.SeedExamples,
            MaxConcurrency = Options.Labeler.MaxConcurrency,
            MaxOutputTokens = Math.Max(2_000, TokensOfAText * Options.SeedExamples),
            Prices = Options.Jury.Count == 0 ? Options.Labeler.Prices : null,
        });

    // Name and prices are those of the first model; another has its own.
    private ChatLabeler RecheckLabeler()
    {
        var options = provider.GetRequiredService<IOptionsFactory<RlaifOptions>>().Create(name).Labeler;
        (options.Name, options.Prices) = (null, null);
        return new ChatLabeler(OtherModel(Options.RecheckModel), Labels, options, Clock, Generator);
    }

    private LabelSet Labels => provider.GetRequiredKeyedService<LabelSet>(name);

    private BatchChatLabeler BatchLabeler()
    {
        var batches = ModelClient.Wrap(ModelConnection.OpenBatches(Options.Model, Options.KeyOf(Options.Model)), options: null, Clock, LoggerFactory);
        return new BatchChatLabeler(batches, Labels, Options.Labeler, provider.GetRequiredKeyedService<IChatClient>(name), Clock);
    }

    private ChatLabeler Labeler(IChatClient client) => new(client, Labels, Options.Labeler, Clock, Generator);

    private IChatClient Model(ModelOptions model) => Wrapped(ModelConnection.Open(model, Options.KeyOf(model)), Options.KeySourceOf(model), Options.Labeler.Prices);

    private IChatClient OtherModel(ModelOptions model) => Wrapped(ModelConnection.Open(model, Options.KeyOf(model)), Options.KeySourceOf(model), given: null);

    private TokenPrices? PricesOf(IChatClient client, TokenPrices? given)
    {
        var model = client.GetService<ChatClientMetadata>()?.DefaultModelId;
        var prices = given ?? Options.PricesOf(model);
        return prices is not null || (Options.Budget.MaxCost ?? Options.RoundBudget.MaxCost) is null
            ? prices
            : throw new OptionsValidationException(name, typeof(RlaifOptions), [$"No price is known for the model '{model}', so that a maximum cost cannot hold; give its prices, or limit tokens or requests instead."]);
    }

    private IEmbeddingGenerator<string, Embedding<float>>? Generator => provider.GetKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(name);
}
