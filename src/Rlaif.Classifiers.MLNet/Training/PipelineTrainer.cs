using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Rlaif.Classifiers.MLNet.Scoring;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet.Training;

/// <summary>Fits the pipelines of one run over the features of its texts.</summary>
internal sealed class PipelineTrainer
{
    private readonly MLNetTrainerOptions _options;
    private readonly int _seed;
    private readonly ITransformer? _featurizer;
    private MaximumEntropyModelParameters? _previous;

    private PipelineTrainer(RunTexts texts, MLNetTrainerOptions options, int seed, ITransformer? featurizer, FeatureRows? features)
    {
        Texts = texts;
        _options = options;
        _seed = seed;
        _featurizer = featurizer;
        Features = features;
    }

    public RunTexts Texts { get; }

    /// <summary>Gets the features of all texts; <see langword="null"/> where the estimator reads texts.</summary>
    public FeatureRows? Features { get; }

    public bool TakesWeights => _options.Estimator.TakesWeights;

    public static PipelineTrainer Open(RunTexts texts, MLNetTrainerOptions options, ulong seed, CancellationToken cancellationToken)
    {
        var seedOfContext = unchecked((int)(seed ^ (seed >> 32)));
        if (options.Estimator.ReadsText || texts.Labels.Count == 1)
        {
            return new PipelineTrainer(texts, options, seedOfContext, featurizer: null, features: null);
        }

        var context = new MLContext(seedOfContext);
        var estimator = options.Featurizer?.Invoke(context) ?? context.Transforms.Text.FeaturizeText(ColumnName.Features, options.TextFeatures, ColumnName.Text);
        var featurizer = Fit(estimator, new RowView(texts.All.Length, cancellationToken, ViewColumn.Texts(texts.All)));
        return new PipelineTrainer(texts, options, seedOfContext, featurizer, FeatureRows.Of(texts.All, featurizer, options.Parallelism(cancellationToken)));
    }

    /// <summary>Trains on labeled rows.</summary>
    public Pipeline Train(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken)
    {
        // Without a label nothing is known, and of one class all is: neither is anything for a trainer.
        if (labeled.Count == 0 || Texts.Labels.Count == 1)
        {
            return Pipeline.Untrained;
        }

        var rows = TakesWeights ? TrainingRows.Weighted(labeled, Texts.Classes, Texts.PoolCount, Texts.Labels.Count) : TrainingRows.Hard(labeled, Texts.Classes, Texts.PoolCount);
        var view = new RowView(rows.Count, cancellationToken, InputOf(rows), ViewColumn.Labels(row => rows.Classes[row], Texts.Labels), ViewColumn.Weights(row => rows.Weights[row]));

        // A context that is used again goes on with its random numbers and keeps what it made.
        var context = new MLContext(_seed);
        var head = Fit(context, view);
        var scored = head.GetOutputSchema(view.Schema);
        var scores = ScoreColumn.Of(scored, Texts.Labels, _options.Estimator.Scores);
        return new Pipeline(_featurizer, NamesItsPrediction(scored) ? WithNames(context, head, view) : head, scores);
    }

    /// <summary>Predicts the pool from the kept features.</summary>
    public PredictionTable PredictPool(Pipeline pipeline, CancellationToken cancellationToken) => Features is { } features
        ? pipeline.Predict(features, Texts.PoolCount, Texts.Labels, _options.Parallelism(cancellationToken))
        : pipeline.Predict(new ArraySegment<string>(Texts.All, 0, Texts.PoolCount), Texts.Labels, _options.Parallelism(cancellationToken));

    private static ITransformer Fit(IEstimator<ITransformer> featurizer, RowView view)
    {
        try
        {
            return featurizer.Fit(view);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException("The featurizer could not be fitted on the texts of the pool; see whether it finds words in them and reads the column Text.", exception);
        }
    }

    private static bool NamesItsPrediction(DataViewSchema scored) =>
        scored.GetColumnOrNull(ColumnName.PredictedLabel) is { Type: KeyDataViewType } column && column.Annotations.Schema.GetColumnOrNull("KeyValues") is not null;

    // Whoever loads the model reads a name and not the number of a class.
    private static TransformerChain<ITransformer> WithNames(MLContext context, TransformerChain<ITransformer> head, RowView view) =>
        new([.. head, context.Transforms.Conversion.MapKeyToValue(ColumnName.PredictedLabel).Fit(head.Transform(view))]);

    private TransformerChain<ITransformer> Fit(MLContext context, RowView view)
    {
        var estimator = _options.Estimator.Create(context);
        if (_options.WarmStart && estimator is LbfgsMaximumEntropyMulticlassTrainer trainer)
        {
            var trained = trainer.Fit(view, _previous);
            _previous = trained.Model;
            return new TransformerChain<ITransformer>(trained);
        }

        if (Features is null || _options.WarmStart)
        {
            return new TransformerChain<ITransformer>(estimator.Fit(view));
        }

        // A feature that no labeled row has gets no weight; left out, it costs no time and no memory.
        var selection = context.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(ColumnName.Features, count: 1).Fit(view);
        return new TransformerChain<ITransformer>(selection, estimator.Fit(selection.Transform(view)));
    }

    private ViewColumn InputOf(TrainingRows rows) =>
        Features is { } features ? ViewColumn.Features(features, row => rows.Rows[row]) : ViewColumn.Texts([.. rows.Rows.Select(row => Texts.All[row])]);
}
