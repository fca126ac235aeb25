// Learns with ML.NET in Rlaif's loop, then serves what was learned by plain ML.NET. Needs the package Microsoft.ML.
using Microsoft.ML;
using Rlaif;
using Rlaif.Classifiers.MLNet;
using Rlaif.Datasets;
using Rlaif.Labelers;

var labels = new LabelSet("billing", "delivery", "returns", "account", "technical", "praise");
var data = await DatasetReader.ReadAsync(Path.Combine(AppContext.BaseDirectory, "messages.csv"), new DatasetOptions { IdColumn = "id", GoldColumn = "label" });
var gold = data.GoldLabels();

// Any of ML.NET's multiclass trainers, or a pipeline of your own by MLNetEstimator.FromFeatures and FromText.
var trainer = new MLNetTrainer(new MLNetTrainerOptions { Estimator = MLNetEstimator.SdcaMaximumEntropy() });
var loop = new ActiveLearningLoop(new OracleLabeler(labels, gold, noise: 0.05), trainer)
{
    Options = new ActiveLearningOptions { SeedSize = 20, BatchSize = 20, MaxLabels = 200 },
};
var result = await loop.RunAsync(new ActiveLearningRun(data.ToPool(), labels));
Console.WriteLine($"{result.StopReason!.Sentence} {result.Labeled.Count(row => row.Label == gold[row.Example.Id])} of {result.Labeled.Count} final labels are right.");

using var zip = new MemoryStream();
await ((MLNetClassifier)result.Classifier).SaveZipAsync(zip);

// From here on nothing of Rlaif is needed: this is what the rest of your code does with the zip.
zip.Position = 0;
var context = new MLContext();
using var engine = context.Model.CreatePredictionEngine<Message, Prediction>(context.Model.Load(zip, out _));
const string Question = "I was charged twice for the same order, please give me my money back";
var prediction = engine.Predict(new Message { Text = Question });
Console.WriteLine($"{zip.Length / 1024:N0} KB of ML.NET model: \"{Question}\" -> {prediction.PredictedLabel} ({prediction.Score.Max():0.00})");

internal sealed class Message
{
    public string Text { get; set; } = string.Empty;
}

internal sealed class Prediction
{
    public string PredictedLabel { get; set; } = string.Empty;

    public float[] Score { get; set; } = [];
}
