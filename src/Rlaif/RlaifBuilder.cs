using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rlaif.Classifiers;
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
        Configure(options => options.HasChatClient = true);
        Use(provider => Parts(provider).Wrapped((client ?? ServiceProviderServiceExtensions.GetRequiredService<IChatClient>)(provider)));
        return Use<ILabeler>(provider => Parts(provider).Labeler());
    }

    /// <summary>Puts a layer of your own around each chat model; it sees texts as they leave the process.</summary>
    /// <param name="decorate">Makes the layer around a client.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder DecorateChatClients(Func<IChatClient, IChatClient> decorate) => Use(_ => decorate);

    /// <summary>Labels from gold labels, for experiments.</summary>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="noise">The share of wrong answers, 0 to 1.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseOracle(IReadOnlyDictionary<string, string> gold, double noise = 0) =>
        UseLabeler(provider => new OracleLabeler(Parts(provider).Options.ToLabelSet(), gold, noise));

    /// <summary>Labels from gold labels with errors as the options say, for experiments.</summary>
    /// <param name="gold">The name of the true class by example identifier.</param>
    /// <param name="options">How often it errs, and how.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseOracle(IReadOnlyDictionary<string, string> gold, OracleOptions options) =>
        UseLabeler(provider => new OracleLabeler(Parts(provider).Options.ToLabelSet(), gold, options));

    /// <summary>Labels with a labeler of your own.</summary>
    /// <param name="labeler">Makes the labeler.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLabeler(Func<IServiceProvider, ILabeler> labeler) => Use(labeler);

    /// <summary>Learns on embeddings of an OpenAI model as well.</summary>
    /// <param name="model">The name of the model, such as <c>text-embedding-3-small</c>.</param>
    /// <param name="apiKey">The key; <see langword="null"/> where configuration has it, or for that of <see cref="UseOpenAI"/>.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseOpenAIEmbeddings(string model, string? apiKey = null) => UseEmbeddingModel(ModelProvider.OpenAI, model, endpoint: null, apiKey);

    /// <summary>Learns on embeddings of an Azure OpenAI deployment as well.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="apiKey">The key; <see langword="null"/> for an identity of Entra ID, or where configuration has it.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseAzureOpenAIEmbeddings(Uri endpoint, string deployment, string? apiKey = null) => UseEmbeddingModel(ModelProvider.Azure, deployment, endpoint, apiKey);

    /// <summary>Learns on embeddings of a server that speaks OpenAI's protocol as well, such as Ollama.</summary>
    /// <param name="endpoint">The server, such as <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> for none.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseCompatibleEmbeddings(Uri endpoint, string model, string? apiKey = null) => UseEmbeddingModel(ModelProvider.Compatible, model, endpoint, apiKey);

    /// <summary>Learns on embeddings of any generator as well; a retry layer is put around it.</summary>
    /// <param name="generator">Makes the generator, whose own retries should be off. One registered unnamed is found without this call.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseEmbeddings(Func<IServiceProvider, IEmbeddingGenerator<string, Embedding<float>>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Use(provider => Parts(provider).Wrapped(generator(provider)));
        return Configure(options => options.HasGenerator = true);
    }

    /// <summary>Learns on embeddings of a generator as well; a retry layer is put around it.</summary>
    /// <param name="generator">The generator, whose own retries should be off; disposed with the services.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseEmbeddings(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return UseEmbeddings(_ => generator);
    }

    /// <summary>Learns the built-in linear classifier, whatever the settings name and whether or not there are embeddings.</summary>
    /// <param name="options">Its settings; <see langword="null"/> for the defaults.</param>
    /// <returns>The same builder.</returns>
    public RlaifBuilder UseLinearClassifier(LinearTrainerOptions? options = null) => UseTrainer(provider => new LinearTrainer(options, Parts(provider).Clock));

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
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Options.ToLabelSet());
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Options.ToStrategy());
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Model());
        Services.TryAddSingleton<RateControls>();
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Budget());
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).AnswerCache());
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Labeler());

        // Null where there is none, which is what asking for a service that is not registered gives as well.
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Embeddings()!);
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Trainer());
        Services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IClassifierFormat, LinearClassifierFormat>(Name));
        Services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IClassifierFormat, TaskEmbeddingFormat>(Name, (provider, _) => Parts(provider).EmbeddingFormat()));
        Services.TryAddKeyedSingleton(Name, (provider, _) => Parts(provider).Loop());
    }

    private TaskParts Parts(IServiceProvider provider) => new(provider, Name);

    private RlaifBuilder UseModel(ModelProvider provider, string model, Uri? endpoint, string? apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        Use(services => Parts(services).Model());
        Use<ILabeler>(services => Parts(services).Labeler());
        return Configure(options => options.Model.Set(provider, model, endpoint, apiKey));
    }

    private RlaifBuilder UseEmbeddingModel(ModelProvider provider, string model, Uri? endpoint, string? apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        Use(services => Parts(services).Embeddings()!);
        return Configure(options =>
        {
            options.Embedding.Model.Set(provider, model, endpoint, apiKey);
            options.HasGenerator = false;
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
