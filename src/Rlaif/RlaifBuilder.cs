using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Labelers;

namespace Rlaif;

/// <summary>Chooses the parts of one task's loop; where two calls choose the same part, the last one holds.</summary>
public sealed class RlaifBuilder
{
    internal RlaifBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
    }

    /// <summary>Gets the services that are registered with.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the name of the task, which is the key of its services; empty for the unnamed one.</summary>
    public string Name { get; }

    /// <summary>Changes the settings.</summary>
    /// <param name="configure">Sets what differs from configuration and defaults.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder Configure(Action<RlaifOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Sets the classes by their names.</summary>
    /// <param name="names">At least two names.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLabels(params IEnumerable<string> names) =>
        UseLabels(names.Select(name => new LabelDefinition(name)));

    /// <summary>Sets the classes with descriptions and examples.</summary>
    /// <param name="definitions">At least two classes.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLabels(IEnumerable<LabelDefinition> definitions)
    {
        LabelDefinition[] labels = [.. definitions];
        return Configure(options =>
        {
            options.Labels.Clear();
            foreach (var label in labels)
            {
                var item = new LabelOptions { Name = label.Name, Description = label.Description };
                foreach (var example in label.Examples)
                {
                    item.Examples.Add(example);
                }

                options.Labels.Add(item);
            }
        });
    }

    /// <summary>Labels with a model of OpenAI.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> where configuration has it.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseOpenAI(string model, string? apiKey = null) => UseModel(ModelProvider.OpenAI, model, endpoint: null, apiKey);

    /// <summary>Labels with a deployment of Azure OpenAI.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="apiKey">The key; <see langword="null"/> for an identity of Entra ID, or where configuration has it.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseAzureOpenAI(Uri endpoint, string deployment, string? apiKey = null) => UseModel(ModelProvider.Azure, deployment, endpoint, apiKey);

    /// <summary>Labels with a server that speaks OpenAI's chat completions, such as Ollama.</summary>
    /// <param name="endpoint">The server, such as <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> for none.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseCompatibleServer(Uri endpoint, string model, string? apiKey = null) => UseModel(ModelProvider.Compatible, model, endpoint, apiKey);

    /// <summary>Labels with a chat client; a retry layer is put around it.</summary>
    /// <param name="client">Makes the client, whose own retries should be off; <see langword="null"/> for the registered <see cref="IChatClient"/>.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseChatClient(Func<IServiceProvider, IChatClient>? client = null)
    {
        Use<IChatClient>(provider => ModelClient.Wrap(
            (client ?? ServiceProviderServiceExtensions.GetRequiredService<IChatClient>)(provider), Options(provider).Resilience, Clock(provider), provider.GetService<ILoggerFactory>()));
        return Use<ILabeler>(CreateChatLabeler);
    }

    /// <summary>Labels from gold labels, for experiments.</summary>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="noise">The share of wrong answers, 0 to 1.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseOracle(IReadOnlyDictionary<string, string> gold, double noise = 0) =>
        UseLabeler(provider => new OracleLabeler(Options(provider).ToLabelSet(), gold, noise));

    /// <summary>Labels with a labeler of your own.</summary>
    /// <param name="labeler">Makes the labeler.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLabeler(Func<IServiceProvider, ILabeler> labeler) => Use(labeler);

    /// <summary>Learns the built-in linear classifier; this is the default.</summary>
    /// <param name="options">Its settings; <see langword="null"/> for the defaults.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLinearClassifier(LinearTrainerOptions? options = null) => UseTrainer(provider => new LinearTrainer(options, Clock(provider)));

    /// <summary>Learns with a trainer of your own.</summary>
    /// <param name="trainer">Makes the trainer.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseTrainer(Func<IServiceProvider, IClassifierTrainer> trainer) => Use(trainer);

    /// <summary>Chooses rows with a strategy, whatever the settings name.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseStrategy(IQueryStrategy strategy) => Use(_ => strategy);

    /// <summary>Ends a run early by a criterion, beside those of the settings and of other calls.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder StopWhen(IStoppingCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        Services.AddKeyedSingleton(Name, criterion);
        return this;
    }

    internal void AddDefaults()
    {
        Services.TryAddKeyedSingleton(Name, (provider, _) => Options(provider).ToLabelSet());
        Services.TryAddKeyedSingleton(Name, (provider, _) => Options(provider).ToStrategy());
        Services.TryAddKeyedSingleton<IClassifierTrainer>(Name, (provider, _) => new LinearTrainer(options: null, Clock(provider)));
        Services.TryAddKeyedSingleton(Name, (provider, _) => OpenModel(provider));
        Services.TryAddKeyedSingleton<ILabeler>(Name, (provider, _) => CreateChatLabeler(provider));
        Services.TryAddKeyedSingleton(Name, (provider, _) => CreateLoop(provider));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private RlaifOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<RlaifOptions>>().Get(Name);

    private IChatClient OpenModel(IServiceProvider provider) => ModelConnection.Open(Options(provider), Clock(provider), provider.GetService<ILoggerFactory>());

    private ChatLabeler CreateChatLabeler(IServiceProvider provider) => new(
        provider.GetRequiredKeyedService<IChatClient>(Name), provider.GetRequiredKeyedService<LabelSet>(Name), Options(provider).Labeler, Clock(provider));

    private ActiveLearningLoop CreateLoop(IServiceProvider provider) =>
        new(provider.GetRequiredKeyedService<ILabeler>(Name), provider.GetRequiredKeyedService<IClassifierTrainer>(Name))
        {
            Strategy = provider.GetRequiredKeyedService<IQueryStrategy>(Name),
            StoppingCriteria = [.. Options(provider).ToStoppingCriteria(), .. provider.GetKeyedServices<IStoppingCriterion>(Name)],
            Options = Options(provider).Loop,
            Logger = provider.GetService<ILoggerFactory>()?.CreateLogger<ActiveLearningLoop>() ?? (ILogger)Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            TimeProvider = Clock(provider),
        };

    private RlaifBuilder UseModel(ModelProvider provider, string model, Uri? endpoint, string? apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        Use<IChatClient>(OpenModel);
        Use<ILabeler>(CreateChatLabeler);
        return Configure(options =>
        {
            options.Model.Provider = provider;
            options.Model.Name = model;
            options.Model.Endpoint = endpoint ?? options.Model.Endpoint;
            options.Model.ApiKey = apiKey ?? options.Model.ApiKey;
        });
    }

    private RlaifBuilder Use<T>(Func<IServiceProvider, T> factory)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(factory);
        Services.RemoveAllKeyed<T>(Name);
        Services.AddKeyedSingleton(Name, (provider, _) => factory(provider));
        return this;
    }
}
