using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.TestServer;

namespace Rlaif.Tests;

public sealed class EmbeddingTests
{
    private static readonly Dictionary<string, string> Gold = Enumerable.Range(1, 20).ToDictionary(number => $"{number}", number => number % 2 == 0 ? "even" : "odd");
    private static readonly Pool Numbers = Pool.FromTexts(Enumerable.Range(1, 20).Select(number => number % 2 == 0 ? $"an even number {number}" : $"an odd number {number}"));

    [Fact]
    public void Auto_NoEmbeddings_IsLinearAndSaysSoOnce()
    {
        using var log = new CollectingLoggerFactory();
        using var provider = Build(services => services.AddSingleton<ILoggerFactory>(log).AddRlaif().UseLabels("even", "odd").UseOracle(Gold));

        Assert.IsType<LinearTrainer>(provider.GetRequiredService<ActiveLearningLoop>().Trainer);
        Assert.Same(provider.GetRequiredKeyedService<IClassifierTrainer>(string.Empty), provider.GetRequiredService<ActiveLearningLoop>().Trainer);
        Assert.Null(provider.GetKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(string.Empty));
        Assert.Single(log.Messages, line => line.Contains("The classifier is Linear", StringComparison.Ordinal));
    }

    [Fact]
    public void Auto_ConfiguredModel_IsEmbeddingAndNamesTheModelButNoKey()
    {
        using var log = new CollectingLoggerFactory();
        using var provider = Build(services => services.AddSingleton<ILoggerFactory>(log).AddRlaif(Configuration(new()
        {
            ["Labels:0:Name"] = "even",
            ["Labels:1:Name"] = "odd",
            ["Embedding:Model:Provider"] = "OpenAI",
            ["Embedding:Model:Name"] = "text-embedding-3-small",
            ["Embedding:Model:ApiKey"] = "sk-secret",
            ["Embedding:Requests:BatchSize"] = "7",
            ["Embedding:Requests:CacheFolder"] = "vectors",
            ["Embedding:Resilience:MaxRetries"] = "2",
        })).UseOracle(Gold));

        Assert.IsType<EmbeddingTrainer>(provider.GetRequiredService<ActiveLearningLoop>().Trainer);
        var generator = provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(string.Empty);
        Assert.NotNull(generator.GetService<ResilientEmbeddingGenerator>());
        Assert.Equal("text-embedding-3-small", generator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId);
        var settings = Settings(provider).Embedding;
        Assert.Equal((7, "vectors", 2, TimeSpan.FromMinutes(5)), (settings.Requests.BatchSize, settings.Requests.CacheFolder, settings.Resilience.MaxRetries, settings.Resilience.AttemptTimeout));
        Assert.Single(log.Messages, line => line.Contains("The classifier is Embedding", StringComparison.Ordinal) && line.Contains("text-embedding-3-small", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, line => line.Contains("sk-secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Auto_GeneratorOfTheContainer_IsUsedWithOneRetryLayer()
    {
        using var generator = new WordVectors();
        using var provider = Build(services => services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(generator).AddRlaif(options => options.Classifier = ClassifierName.Embedding).UseLabels("even", "odd").UseOracle(Gold));

        var wrapped = provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(string.Empty);

        Assert.NotNull(wrapped.GetService<ResilientEmbeddingGenerator>());
        Assert.Same(generator, wrapped.GetService<WordVectors>());
        Assert.IsType<EmbeddingTrainer>(provider.GetRequiredService<ActiveLearningLoop>().Trainer);
    }

    [Fact]
    public void Linear_DespiteEmbeddings_IsLinear()
    {
        using var generator = new WordVectors();
        using var provider = Build(services => services.AddRlaif(options => options.Classifier = ClassifierName.Linear).UseLabels("even", "odd").UseOracle(Gold).UseEmbeddings(generator));

        Assert.IsType<LinearTrainer>(provider.GetRequiredService<ActiveLearningLoop>().Trainer);
    }

    [Fact]
    public void Embedding_WithoutAModel_IsRefusedAtStart()
    {
        using var provider = Build(services => services.AddRlaif(options => options.Classifier = ClassifierName.Embedding).UseLabels("even", "odd").UseOracle(Gold));

        Assert.Contains("there is no embedding model", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Embedding_GeneratorInCode_IsAcceptedAtStart()
    {
        using var generator = new WordVectors();
        using var provider = Build(services => services.AddRlaif(options => options.Classifier = ClassifierName.Embedding).UseLabels("even", "odd").UseOracle(Gold).UseEmbeddings(_ => generator));

        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.IsType<EmbeddingTrainer>(provider.GetRequiredService<ActiveLearningLoop>().Trainer);
    }

    [Theory]
    [InlineData("Provider", "OpenAI", "Embedding:Model:Name is missing")]
    [InlineData("Provider", "Compatible", "Embedding:Model:Name is missing")]
    [InlineData("Name", "small", "Embedding:Model:ApiKey is missing")]
    public void Validate_IncompleteEmbeddingModel_SaysWhatIsMissing(string key, string value, string expected)
    {
        var settings = new Dictionary<string, string?> { ["Labels:0:Name"] = "a", ["Labels:1:Name"] = "b", ["Embedding:Model:Provider"] = "OpenAI", [$"Embedding:Model:{key}"] = value };
        using var provider = Build(services => services.AddRlaif(Configuration(settings)));

        Assert.Contains(expected, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://one/v1", "http://one/v1", "sk-chat")]
    [InlineData("http://one/v1", "http://two/v1", null)]
    public void EmbeddingKey_NoneOfItsOwn_IsThatOfTheSameServerOnly(string chat, string embedding, string? expected)
    {
        using var provider = Build(services => services.AddRlaif().UseLabels("a", "b").UseCompatibleServer(new Uri(chat), "llama", "sk-chat").UseCompatibleEmbeddings(new Uri(embedding), "small"));

        Assert.Equal(expected, Settings(provider).EmbeddingKey);
    }

    [Fact]
    public async Task RunAsync_CompatibleEmbeddings_SendsEachTextWithKeyAndModel()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        using var provider = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold).UseCompatibleEmbeddings(server.Endpoint, "small", "sk-secret"));

        var result = await provider.GetRequiredService<ActiveLearningLoop>().RunAsync(new ActiveLearningRun(Numbers, provider.GetRequiredService<LabelSet>()));

        Assert.Equal("small", Assert.IsType<EmbeddingClassifier>(result.Classifier).EmbeddingModel);
        Assert.All(server.EmbeddingRequests, request => Assert.Equal(("sk-secret", "small"), (request.ApiKey, request.Model)));
        Assert.Superset(Numbers.Select(example => example.Text).ToHashSet(), server.EmbeddingRequests.SelectMany(request => request.Texts).ToHashSet());
    }

    [Fact]
    public async Task Formats_EmbeddingModel_LoadsWhereThereIsAGenerator()
    {
        using var generator = new WordVectors();
        using var provider = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold).UseEmbeddings(generator));

        var loaded = await ModelFile.ReadAsync(await TrainedAsync(provider), provider.GetServices<IClassifierFormat>());

        Assert.Equal("words", Assert.IsType<EmbeddingClassifier>(loaded).EmbeddingModel);
        Assert.Equal(2, provider.GetKeyedServices<IClassifierFormat>(string.Empty).Count());
    }

    [Fact]
    public async Task Formats_EmbeddingModelWithoutAGenerator_SaysWhichModelToConfigure()
    {
        using var generator = new WordVectors();
        using var provider = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold).UseEmbeddings(generator));
        using var without = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold));

        var exception = await Assert.ThrowsAsync<ModelFileException>(async () => await ModelFile.ReadAsync(await TrainedAsync(provider), without.GetServices<IClassifierFormat>()));

        Assert.Contains("'words'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Embedding:Model", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> TrainedAsync(IServiceProvider provider)
    {
        var result = await provider.GetRequiredService<ActiveLearningLoop>().RunAsync(new ActiveLearningRun(Numbers, provider.GetRequiredService<LabelSet>()));
        var file = new MemoryStream();
        await result.Classifier.SaveAsync(file);
        file.Position = 0;
        return file;
    }

    private static RlaifOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<RlaifOptions>>().Get(Options.DefaultName);

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private sealed class WordVectors : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(TextVectors.Of(text)))));

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("tester", new Uri("http://vectors.test"), "words") : serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
