using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rlaif.Clients;
using Rlaif.Labelers;
using Rlaif.Querying;
using Rlaif.Stopping;

namespace Rlaif.Tests;

public sealed class AddRlaifTests
{
    private static readonly Dictionary<string, string> Gold = Enumerable.Range(1, 20).ToDictionary(number => $"{number}", number => number % 2 == 0 ? "even" : "odd");
    private static readonly Pool Numbers = Pool.FromTexts(Enumerable.Range(1, 20).Select(number => number % 2 == 0 ? $"an even number {number}" : $"an odd number {number}"));

    [Fact]
    public async Task AddRlaif_OracleAndLabels_RunsByDefaults()
    {
        using var provider = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold));

        var result = await provider.GetRequiredService<ActiveLearningLoop>().RunAsync(new ActiveLearningRun(Numbers, provider.GetRequiredService<LabelSet>()));

        Assert.All(result.Labeled, row => Assert.Equal(Gold[row.Example.Id], row.Label));
    }

    [Fact]
    public void AddRlaif_Configuration_SetsEverything()
    {
        using var provider = Build(services => services.AddRlaif(Configuration(new()
        {
            ["Labels:0:Name"] = "even",
            ["Labels:0:Description"] = "divisible by two",
            ["Labels:0:Examples:0"] = "four",
            ["Labels:1:Name"] = "odd",
            ["Strategy"] = "Margin",
            ["EntropyBelow"] = "0.2",
            ["MaxRounds"] = "7",
            ["Loop:SeedSize"] = "12",
            ["Loop:BatchSize"] = "34",
            ["Loop:MaxLabels"] = "56",
            ["Loop:Seed"] = "78",
            ["Loop:RecheckShare"] = "0.1",
            ["RecheckModel:Provider"] = "OpenAI",
            ["RecheckModel:Name"] = "gpt-4o",
            ["RecheckModel:ApiKey"] = "sk-none",
            ["SeedExamples"] = "4",
            ["Labeler:MaxConcurrency"] = "3",
            ["Resilience:MaxRetries"] = "2",
            ["Model:Provider"] = "Compatible",
            ["Model:Name"] = "llama",
            ["Model:Endpoint"] = "http://localhost:1/v1",
        })));

        var loop = provider.GetRequiredService<ActiveLearningLoop>();

        Assert.Equal((12, 34, 56, 78UL), (loop.Options.SeedSize, loop.Options.BatchSize, loop.Options.MaxLabels!.Value, loop.Options.Seed));
        Assert.Equal([typeof(MaximumRounds), typeof(EntropyBelow), typeof(Plateau)], loop.StoppingCriteria.Select(criterion => criterion.GetType()));
        Assert.Equal([2, 0, 1], loop.Strategy.Query(Torn(), 3));
        Assert.IsType<ChatLabeler>(loop.Labeler);
        Assert.IsType<ChatLabeler>(loop.RecheckLabeler);
        Assert.IsType<ExampleWriter>(loop.ExampleWriter);
        Assert.Equal(("gpt-4o of OpenAI", "4"), (loop.Settings["model asked again"], loop.Settings["number of written examples"]));
        var options = provider.GetRequiredService<IOptionsMonitor<RlaifOptions>>().Get(Microsoft.Extensions.Options.Options.DefaultName);
        Assert.Equal((3, 2), (options.Labeler.MaxConcurrency, options.Resilience.MaxRetries));
        Assert.Equal(("divisible by two", "four"), (provider.GetRequiredService<LabelSet>()[0].Description, provider.GetRequiredService<LabelSet>()[0].Examples[0]));
        Assert.Equal("llama", provider.GetRequiredKeyedService<IChatClient>(string.Empty).GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public void AddRlaif_SeveralNames_KeepTheirTasksApart()
    {
        using var provider = Build(services =>
        {
            services.AddRlaif("numbers", options => options.Loop.BatchSize = 3).UseLabels("even", "odd").UseOracle(Gold);
            services.AddRlaif("tickets", options => options.Loop.BatchSize = 5).UseLabels("billing", "bug", "praise").UseOracle(new Dictionary<string, string>()).UseStrategy(new RandomSampling());
        });

        var (numbers, tickets) = (provider.GetRequiredKeyedService<ActiveLearningLoop>("numbers"), provider.GetRequiredKeyedService<ActiveLearningLoop>("tickets"));

        Assert.Equal((3, 5), (numbers.Options.BatchSize, tickets.Options.BatchSize));
        Assert.Equal((2, 3), (provider.GetRequiredKeyedService<LabelSet>("numbers").Count, provider.GetRequiredKeyedService<LabelSet>("tickets").Count));
        Assert.IsType<RandomSampling>(tickets.Strategy);
        Assert.Null(provider.GetService<ActiveLearningLoop>());
    }

    [Fact]
    public void StopWhen_SeveralCalls_AddUp()
    {
        using var provider = Build(services => services.AddRlaif(options => options.MaxRounds = 9).UseLabels("even", "odd").UseOracle(Gold).StopWhen(new EntropyFlat()).StopWhen(new EntropyBelow(0.1)));

        Assert.Equal(4, provider.GetRequiredService<ActiveLearningLoop>().StoppingCriteria.Count);
    }

    [Fact]
    public void UseChatClient_AnyClient_GetsOneRetryLayer()
    {
        using var client = new SilentChatClient();
        using var provider = Build(services => services.AddSingleton<IChatClient>(client).AddRlaif().UseLabels("a", "b").UseChatClient());

        var wrapped = provider.GetRequiredKeyedService<IChatClient>(string.Empty);

        Assert.NotNull(wrapped.GetService<ResilientChatClient>());
        Assert.Same(client, wrapped.GetService<SilentChatClient>());
    }

    [Theory]
    [InlineData("Labels:0:Name", "only", "1 classes are given")]
    [InlineData("Model:Provider", "OpenAI", "Model:Name is missing")]
    [InlineData("EntropyBelow", "NaN", "entropy threshold")]
    [InlineData("MaxRounds", "0", "rounds")]
    [InlineData("WorthwhileGain", "0", "The gain of accuracy must be a number above 0 and at most 1.")]
    [InlineData("Loop:BatchSize", "0", "BatchSize")]
    [InlineData("SeedExamples", "51", "SeedExamples is 51; give a number from 0 to 50.")]
    [InlineData("RecheckModel:Provider", "OpenAI", "RecheckModel has nothing to answer")]
    [InlineData("Labeler:Temperature", "NaN", "temperature")]
    public void Validate_BadSetting_SaysWhatIsWrongAtStart(string key, string value, string expected)
    {
        var settings = key.StartsWith("Labels", StringComparison.Ordinal)
            ? new Dictionary<string, string?>()
            : new Dictionary<string, string?> { ["Labels:0:Name"] = "a", ["Labels:1:Name"] = "b" };
        settings[key] = value;
        using var provider = Build(services => services.AddRlaif(Configuration(settings)));

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(expected, exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Validate_SeedExamplesOfAnOracle_NeedAModel()
    {
        using var provider = Build(services => services.AddRlaif(options => options.SeedExamples = 2).UseLabels("even", "odd").UseOracle(Gold));

        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ActiveLearningLoop>);

        Assert.Contains("SeedExamples needs a model to write them", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeedExamplesOfAChatClient_AreFine()
    {
        using var client = new SilentChatClient();
        using var provider = Build(services => services.AddRlaif(options => options.SeedExamples = 2).UseLabels("a", "b").UseChatClient(_ => client));

        Assert.IsType<ExampleWriter>(provider.GetRequiredService<ActiveLearningLoop>().ExampleWriter);
    }

    [Fact]
    public void RecheckModel_PricesOfTheLabeler_AreNotItsOwn()
    {
        using var provider = Build(services => services.AddRlaif(options =>
        {
            (options.Labeler.Prices, options.Prices["second"]) = (new TokenPrices(1_000, 1_000), new TokenPrices(1, 1));
            (options.RecheckModel.Provider, options.RecheckModel.Name, options.RecheckModel.Endpoint) = (ModelProvider.Compatible, "second", new Uri("http://localhost:1/v1"));
            options.Loop.RecheckShare = 0.1;
        }).UseLabels("a", "b").UseCompatibleServer(new Uri("http://localhost:1/v1"), "first"));
        var loop = provider.GetRequiredService<ActiveLearningLoop>();

        Assert.InRange(Cost(loop.Labeler) / Cost(loop.RecheckLabeler!), 999, 1_001);

        static decimal Cost(ILabeler labeler) => ((ICostEstimator)labeler).Estimate([new TextExample("1", "two")], new EstimatePlan { Rows = 1 }).Expected.Cost!.Value;
    }

    [Fact]
    public void SeedExamples_OfAJury_ArePricedByItsFirstMember()
    {
        using var provider = Build(services => services.AddRlaif(options =>
        {
            (options.Labeler.Prices, options.Prices["first"], options.SeedExamples) = (new TokenPrices(1_000_000, 1_000_000), new TokenPrices(1, 1), 2);
            var juror = new JurorOptions();
            (juror.Model.Provider, juror.Model.Name, juror.Model.Endpoint) = (ModelProvider.Compatible, "first", new Uri("http://localhost:1/v1"));
            options.Jury.Add(juror);
        }).UseLabels("a", "b"));

        var writer = Assert.IsType<ExampleWriter>(provider.GetRequiredService<ActiveLearningLoop>().ExampleWriter);

        Assert.InRange(writer.Estimate(provider.GetRequiredService<LabelSet>()).Expected.Cost!.Value, 0.000001m, 0.1m);
    }

    [Theory]
    [InlineData("OpenAI", "m", null, null, "ApiKey is missing")]
    [InlineData("Azure", "m", null, null, "Endpoint is missing")]
    [InlineData("Compatible", "m", "relative/path", null, "is no address")]
    [InlineData("Compatible", "m", "localhost:11434/v1", null, "is no address")]
    public void Validate_IncompleteModel_SaysWhatIsMissing(string provider, string name, string? endpoint, string? key, string expected)
    {
        var result = new RlaifOptionsValidator().Validate("tickets", Options(options =>
        {
            options.Model.Provider = Enum.Parse<ModelProvider>(provider);
            options.Model.Name = name;
            options.Model.Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute);
            options.Model.ApiKey = key;
        }));

        Assert.Contains(expected, result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("'tickets'", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void UseOpenAI_AfterAnOracle_ReplacesIt()
    {
        using var provider = Build(services => services.AddRlaif().UseLabels("even", "odd").UseOracle(Gold).UseOpenAI("gpt-4o-mini", "sk-none"));

        Assert.IsType<ChatLabeler>(provider.GetRequiredService<ActiveLearningLoop>().Labeler);
    }

    [Fact]
    public void Loop_NobodyLabels_SaysWhatToCall()
    {
        using var provider = Build(services => services.AddRlaif().UseLabels("a", "b"));

        Assert.Contains("UseOpenAI", Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ActiveLearningLoop>()).Message, StringComparison.Ordinal);
    }

    // By margin the last row comes first, by entropy the first one.
    private static QueryContext Torn() => new()
    {
        Pool = Pool.FromTexts(["a", "b", "c"]),
        Candidates = [0, 1, 2],
        Predictions = new PredictionTable([0.40f, 0.31f, 0.29f, 0.9f, 0.05f, 0.05f, 0.50f, 0.49f, 0.01f], 3),
        Labeled = [],
        Random = new Random(1),
    };

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static RlaifOptions Options(Action<RlaifOptions> change)
    {
        var options = new RlaifOptions { Labels = { new LabelOptions { Name = "a" }, new LabelOptions { Name = "b" } } };
        change(options);
        return options;
    }

    private sealed class SilentChatClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
