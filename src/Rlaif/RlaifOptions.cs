using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Labelers;
using Rlaif.Querying;
using Rlaif.Stopping;

namespace Rlaif;

/// <summary>The settings of one task; bind it from configuration, or set it in code.</summary>
public sealed class RlaifOptions
{
    /// <summary>Gets the classes, in order.</summary>
    public IList<LabelOptions> Labels { get; } = [];

    /// <summary>Gets or sets what chooses the rows to label next.</summary>
    /// <value>The default is <see cref="QueryStrategyName.Auto"/>.</value>
    public QueryStrategyName Strategy { get; set; }

    /// <summary>Gets or sets what chooses the seed set.</summary>
    /// <value>The default is <see cref="SeedSetName.Clusters"/>.</value>
    public SeedSetName SeedSet { get; set; }

    /// <summary>Gets or sets which built-in classifier is learned; a trainer registered in code stands above it.</summary>
    /// <value>The default is <see cref="ClassifierName.Auto"/>.</value>
    public ClassifierName Classifier { get; set; }

    /// <summary>Gets or sets whether learning ends where more labels no longer pay, by <see cref="Plateau"/>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool StopsByItself { get; set; } = true;

    /// <summary>Gets or sets the gain of accuracy that all labels to come must bring for learning to go on.</summary>
    /// <value>Above 0, at most 1; the default is 0.01, a point.</value>
    public double WorthwhileGain { get; set; } = 0.01;

    /// <summary>Gets or sets the mean normalized entropy of the unlabeled pool below which a run stops.</summary>
    /// <value>Above 0, at most 1. The default, <see langword="null"/>, is no such stop.</value>
    public double? EntropyBelow { get; set; }

    /// <summary>Gets or sets for how many rounds the entropy must stay flat for a run to stop.</summary>
    /// <value>At least 1. The default, <see langword="null"/>, is no such stop.</value>
    public int? EntropyFlatRounds { get; set; }

    /// <summary>Gets or sets after how many rounds a run stops.</summary>
    /// <value>At least 1. The default, <see langword="null"/>, is no such stop.</value>
    public int? MaxRounds { get; set; }

    /// <summary>Gets the settings of the loop.</summary>
    public ActiveLearningOptions Loop { get; } = new();

    /// <summary>Gets the settings of the chat labeler.</summary>
    public ChatLabelerOptions Labeler { get; } = new();

    /// <summary>Gets where the chat model is.</summary>
    public ModelOptions Model { get; } = new();

    /// <summary>Gets or sets how often each question is asked of <see cref="Model"/>.</summary>
    /// <value>1 to 100. The default is 1.</value>
    public int Votes { get; set; } = 1;

    /// <summary>Gets models that answer beside each other, instead of <see cref="Model"/>.</summary>
    /// <value>The default is none.</value>
    public IList<JurorOptions> Jury { get; } = [];

    /// <summary>Gets the model that is asked as well where the votes differ.</summary>
    /// <value>The default is none.</value>
    public ModelOptions TieBreaker { get; } = new();

    /// <summary>Gets the model that is asked again about contested answers, as many as <c>Loop:RecheckShare</c> allows.</summary>
    /// <value>The default is none: whoever answered is asked once more, in another way.</value>
    public ModelOptions RecheckModel { get; } = new();

    /// <summary>Gets or sets how many texts of each class the model writes before a run, as faded seeds.</summary>
    /// <value>0 to 50. The default, 0, has none written; otherwise each class costs one call.</value>
    public int SeedExamples { get; set; }

    /// <summary>Gets or sets how many texts that try to steer the model are planted in the first batch.</summary>
    /// <value>0 to 100. The default, 0, plants none.</value>
    public int Canaries { get; set; }

    /// <summary>Gets or sets whether a round goes to the batch endpoint of <see cref="Model"/>: within a day, at half the price.</summary>
    /// <value>The default is <see langword="false"/>. It excludes a jury, votes, redaction and ceilings other than of labels.</value>
    public bool UseBatchApi { get; set; }

    /// <summary>Gets what the process may spend on the task altogether.</summary>
    /// <value>The default has no ceiling. Where the task's journal is durable, what earlier processes spent on the run counts too.</value>
    public BudgetLimits Budget { get; } = new();

    /// <summary>Gets what each round may spend.</summary>
    /// <value>The default has no ceiling.</value>
    public BudgetLimits RoundBudget { get; } = new();

    /// <summary>Gets the prices of models by name; they stand above <see cref="PriceList.BuiltIn"/>.</summary>
    public IDictionary<string, TokenPrices> Prices { get; } = new Dictionary<string, TokenPrices>(StringComparer.Ordinal);

    /// <summary>Gets how fast the models may be asked; models at the same server under the same name share it.</summary>
    public RateOptions Rate { get; } = new();

    /// <summary>Gets or sets whether personal data is replaced before a text leaves the process.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Redact { get; set; }

    /// <summary>Gets what is replaced.</summary>
    public RedactionOptions Redaction { get; } = new();

    /// <summary>Gets or sets whether answers are kept in memory, so that no question is paid for twice.</summary>
    /// <value>The default is <see langword="true"/>; a registered <see cref="IAnswerCache"/> is used where there is one.</value>
    public bool CacheAnswers { get; set; } = true;

    /// <summary>Gets the embedding model, where there is one, and how it is asked.</summary>
    public RlaifEmbeddingOptions Embedding { get; } = new();

    /// <summary>Gets the settings of the retries; exceptions of the OpenAI package are understood.</summary>
    public ResilienceOptions Resilience { get; } = new() { Translate = OpenAIFailures.Translate };

    /// <summary>Gets or sets whether code gives a generator, so that the settings need to name none.</summary>
    internal bool HasGenerator { get; set; }

    /// <summary>Gets or sets whether code gives a chat client, so that the settings need to name no model.</summary>
    internal bool HasChatClient { get; set; }

    internal string? EmbeddingKey => KeyOf(Embedding.Model);

    internal string? KeyOf(ModelOptions model) =>
        !string.IsNullOrEmpty(model.ApiKey) ? model.ApiKey
        : model.IsAtTheServerOf(Model) && !string.IsNullOrEmpty(Model.ApiKey) ? Model.ApiKey
        : null;

    internal string? KeySourceOf(ModelOptions model) =>
        KeyOf(model) is null ? null : (string.IsNullOrEmpty(model.ApiKey) ? Model : model).ApiKeySource ?? "the setting ApiKey";

    internal TokenPrices? PricesOf(string? model) =>
        model is null ? null
        : Prices.Count > 0 && new PriceList(Prices.AsReadOnly()).Find(model) is { } own ? own
        : PriceList.BuiltIn.Find(model);

    internal LabelSet ToLabelSet() => new(Labels.Select(label => label.ToDefinition()));

    internal IQueryStrategy ToStrategy() => Strategy switch
    {
        QueryStrategyName.Auto => new AutoSampling(),
        QueryStrategyName.Entropy => new UncertaintySampling(Acquisition.Entropy),
        QueryStrategyName.Margin => new UncertaintySampling(Acquisition.SmallestMargin),
        QueryStrategyName.LeastConfidence => new UncertaintySampling(Acquisition.LeastConfidence),
        QueryStrategyName.KCenter => new KCenterSampling(),
        QueryStrategyName.KMeans => new KMeansSampling(),
        QueryStrategyName.Badge => new GradientSampling(),
        QueryStrategyName.Committee => new CommitteeSampling(),
        QueryStrategyName.Balanced => new BalancedSampling(),
        QueryStrategyName.Cost => new CostSampling(),
        QueryStrategyName.Random => new RandomSampling(),
        _ => throw new InvalidOperationException($"There is no strategy {Strategy}; choose one of {string.Join(", ", Enum.GetNames<QueryStrategyName>())}."),
    };

    internal IQueryStrategy ToSeedStrategy() => SeedSet switch
    {
        SeedSetName.Clusters => new ClusterSeeding(),
        SeedSetName.Random => new RandomSampling(),
        _ => throw new InvalidOperationException($"There is no seed set {SeedSet}; choose one of {string.Join(", ", Enum.GetNames<SeedSetName>())}."),
    };

    internal IEnumerable<IStoppingCriterion> ToStoppingCriteria()
    {
        if (MaxRounds is { } rounds)
        {
            yield return new MaximumRounds(rounds);
        }

        if (Loop.Completion is { } completion)
        {
            yield return new BudgetShareSpent(Budget, completion.BudgetShare);
        }

        if (EntropyBelow is { } threshold)
        {
            yield return new EntropyBelow(threshold);
        }

        if (EntropyFlatRounds is { } flat)
        {
            yield return new EntropyFlat(flat);
        }

        if (StopsByItself)
        {
            yield return new Plateau(worthwhileGain: WorthwhileGain, maxLabels: Loop.MaxLabels);
        }
    }
}
