using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Settings;
using Rlaif.Completion;
using Rlaif.Labelers;

namespace Rlaif.Cli.Runs;

/// <summary>Makes the loop of a run by the front door of the library.</summary>
internal static class LoopFactory
{
    /// <summary>Makes the loop of a run, kept in the file of a journal or, with none, by nobody.</summary>
    public static ServiceProvider Services(LabelSettings settings, LabelInputs inputs, ILoggerProvider notices, Func<IChatClient, IChatClient> decorate, string? journal = null)
    {
        var services = Registered(settings, inputs, notices, out var builder);
        builder.DecorateChatClients(decorate);
        if (journal is not null)
        {
            builder.UseSqliteJournal(journal);
        }

        if (journal is not null && settings.AnswerCache is { } cache)
        {
            builder.UseSqliteAnswerCache(cache);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Makes the loop of a run that asks nobody.</summary>
    public static ServiceProvider Silent(LabelSettings settings, LabelInputs inputs, ILoggerProvider notices)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(notices));
        UseClassifier(settings, services.AddRlaif(options => ApplySelection(settings, options)).UseLabels(inputs.Labels).UseLabeler(_ => new SilentLabeler()));
        return services.BuildServiceProvider();
    }

    /// <summary>Gives the settings by which a model is told what to do.</summary>
    public static ChatLabelerOptions LabelerOptions(LabelSettings settings, LabelInputs inputs)
    {
        var options = new RlaifOptions();
        Apply(settings, inputs, options);
        return options.Labeler;
    }

    private static IServiceCollection Registered(LabelSettings settings, LabelInputs inputs, ILoggerProvider notices, out RlaifBuilder builder)
    {
        ThrowIfOracleIsAskedTooMuch(settings);
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(notices));
        builder = services.AddRlaif(options => Apply(settings, inputs, options)).UseLabels(inputs.Labels);
        UseLabeler(settings, inputs, builder);
        UseClassifier(settings, builder);
        return services;
    }

    private static void UseLabeler(LabelSettings settings, LabelInputs inputs, RlaifBuilder builder) =>
        _ = settings.Labeler switch
        {
            "oracle" => builder.UseOracle(inputs.Pool.GoldLabels(), Oracle(settings)),
            _ when inputs.Jury is { } jury => builder.Configure(options => jury.Apply(options, settings)),
            "openai" => builder.UseOpenAI(Model(settings), Key(settings, "OPENAI_API_KEY", required: true)),
            "azure" => builder.UseAzureOpenAI(Endpoint(settings), Model(settings), Key(settings, "AZURE_OPENAI_API_KEY", required: false)),
            _ => builder.UseCompatibleServer(Endpoint(settings), Model(settings), Key(settings, variable: null, required: false)),
        };

    private static void UseClassifier(LabelSettings settings, RlaifBuilder builder)
    {
        if (settings.Classifier == "mlnet")
        {
            builder.UseTrainer(provider => MLNetAssembly.CreateTrainer(provider.GetRequiredService<ILoggerFactory>()));
        }
        else if (settings is { Embeddings: { } embeddings, Classifier: not "linear" })
        {
            builder.UseEmbeddings(provider => EmbeddingConnection.Open(embeddings, provider.GetRequiredService<ILoggerFactory>()));
        }
        else if (settings.Classifier == "embedding")
        {
            throw new UsageException("--classifier embedding needs --embedding-model, and --embedding-endpoint where the model is not one of OpenAI.");
        }
    }

    // The oracle asks no model and costs nothing, so that these would be promises that nobody keeps.
    private static void ThrowIfOracleIsAskedTooMuch(LabelSettings settings)
    {
        if (settings.Labeler == "oracle" && (settings.Limits != new LimitSettings() || settings.Answers != new AnswerSettings() || settings.DryRun is not null || settings.AnswerCache is not null || settings.Selection.SeedExamples > 0))
        {
            throw new UsageException("--labeler oracle asks no model: leave out the options for budgets, prices, rates, votes, juries, few-shot, rationale, redaction, batches, canaries, caches, dry runs and written examples.");
        }
    }

    private static void ApplySelection(LabelSettings settings, RlaifOptions options)
    {
        options.Classifier = settings.Classifier == "linear" ? ClassifierName.Linear : ClassifierName.Auto;
        Apply(settings.Selection, options);
        options.Loop.MaxLabels = settings.Budget;
        options.Loop.Seed = settings.Seed;
    }

    private static void Apply(LabelSettings settings, LabelInputs inputs, RlaifOptions options)
    {
        ApplySelection(settings, options);
        options.Labeler.MaxConcurrency = settings.Concurrency ?? options.Labeler.MaxConcurrency;
        options.Rate.MaxConcurrency = Math.Max(options.Rate.MaxConcurrency, options.Labeler.MaxConcurrency);
        options.Labeler.MaxOutputTokens = settings.MaxOutputTokens;
        options.Loop.FewShot = settings.Answers.FewShot;
        options.Labeler.SoftLabels = settings.Answers.SoftLabels switch
        {
            "logprobs" => SoftLabelSource.LogProbabilities,
            "off" or "votes" => SoftLabelSource.Off,

            // Where there are votes, they tell the probabilities, and each of them is a plain one.
            _ when settings.Answers is { Votes: > 1 } or { Jury: not null } => SoftLabelSource.Off,
            _ => SoftLabelSource.Auto,
        };
        options.Labeler.Rationale = settings.Answers.Rationale;
        options.Votes = settings.Answers.Votes;
        options.Canaries = settings.Answers.Canaries;
        options.UseBatchApi = settings.Answers.BatchApi;
        options.Redact = settings.Answers.Redact;
        options.SeedExamples = settings.Selection.SeedExamples;
        settings.RecheckModel?.Apply(options.RecheckModel, settings);
        Apply(settings.Limits, inputs, options);
        options.Labeler.Instructions = inputs.Instructions ?? options.Labeler.Instructions;
    }

    private static void Apply(SelectionSettings selection, RlaifOptions options)
    {
        options.Strategy = selection.Strategy switch
        {
            "entropy" => QueryStrategyName.Entropy,
            "margin" => QueryStrategyName.Margin,
            "least-confidence" => QueryStrategyName.LeastConfidence,
            "kcenter" => QueryStrategyName.KCenter,
            "kmeans" => QueryStrategyName.KMeans,
            "badge" => QueryStrategyName.Badge,
            "committee" => QueryStrategyName.Committee,
            "balanced" => QueryStrategyName.Balanced,
            "cost" => QueryStrategyName.Cost,
            "random" => QueryStrategyName.Random,
            _ => QueryStrategyName.Auto,
        };
        options.SeedSet = selection.SeedSet == "random" ? SeedSetName.Random : SeedSetName.Clusters;
        options.StopsByItself = selection.Stop == "auto";
        options.WorthwhileGain = selection.WorthwhileGain ?? options.WorthwhileGain;
        options.MaxRounds = selection.MaxRounds;
        options.EntropyBelow = selection.EntropyBelow;
        options.Loop.SeedSize = selection.SeedSize;
        options.Loop.BatchSize = selection.Batch;
        options.Loop.RandomSlice = selection.RandomSlice;
        options.Loop.RecheckShare = selection.Recheck;
        options.Loop.NearDuplicates = selection.NearDuplicates switch
        {
            "keep" => NearDuplicateHandling.KeepApart,
            "share" => NearDuplicateHandling.ShareAnswers,
            _ => NearDuplicateHandling.Collapse,
        };
        if (selection.TargetAgreement is { } target)
        {
            options.Loop.Completion = new CompletionOptions { TargetAgreement = target, Confidence = selection.Confidence!.Value, BudgetShare = selection.CompletionShare!.Value };
        }
    }

    private static void Apply(LimitSettings limits, LabelInputs inputs, RlaifOptions options)
    {
        options.Budget.MaxCost = limits.MaxCost;
        options.Budget.MaxTokens = limits.MaxTokens;
        options.Budget.MaxRequests = limits.MaxRequests;
        options.Budget.MaxDuration = limits.MaxDuration;
        options.Rate.RequestsPerMinute = limits.RequestsPerMinute;
        options.Rate.TokensPerMinute = limits.TokensPerMinute;
        if (limits.MaxWait is { } wait)
        {
            options.Rate.MaxWait = wait;
            options.Resilience.MaxRetryAfter = wait;
        }

        foreach (var model in inputs.Prices?.Models ?? [])
        {
            options.Prices[model] = inputs.Prices!.Find(model)!;
        }
    }

    /// <summary>Finds where a server lists its models, and the key that it is asked with.</summary>
    public static (Uri Address, string? Key) ModelList(LabelSettings settings)
    {
        _ = Model(settings);
        return settings.Labeler switch
        {
            "openai" => (new Uri("https://api.openai.com/v1/models"), Key(settings, "OPENAI_API_KEY", required: true)),
            "azure" => (new Uri(Endpoint(settings), "/openai/v1/models"), Key(settings, "AZURE_OPENAI_API_KEY", required: false)),
            _ => (ServerAddress.ModelsOf(Endpoint(settings)), Key(settings, variable: null, required: false)),
        };
    }

    private static OracleOptions Oracle(LabelSettings settings) => new()
    {
        Noise = settings.Noise,
        Profile = settings.NoiseProfile == "varied" ? NoiseProfile.Varied : NoiseProfile.Even,
        Confusion = settings.Confusion == "uneven" ? NoiseConfusion.Uneven : NoiseConfusion.Even,
    };

    private static string Model(LabelSettings settings) =>
        settings.Model ?? throw new UsageException($"--labeler {settings.Labeler} needs --model, the name of the model{(settings.Labeler == "azure" ? "'s deployment" : string.Empty)}.");

    private static Uri Endpoint(LabelSettings settings) =>
        ServerAddress.Parse(settings.Endpoint) ?? throw new UsageException($"--labeler {settings.Labeler} needs --endpoint, an address that begins with http:// or https://.");

    // Without a variable of its own no key goes to a compatible server: one for OpenAI is not meant for it.
    private static string? Key(LabelSettings settings, string? variable, bool required) => settings.IsUnsent ? ApiKey.Unsent : ApiKey.Read(settings.ApiKeyVariable, variable, required, "--api-key-env");
}
