// Labels some 600 support messages while asking about 200 of them, without a key and without a network:
// the labeler is an oracle that answers from the gold column of messages.csv and is wrong in 5 % of its answers.
using Rlaif;
using Rlaif.Classifiers;
using Rlaif.Datasets;
using Rlaif.Labelers;

var labels = new LabelSet(
[
    new LabelDefinition("billing", "charges, invoices, prices, payment methods, money owed"),
    new LabelDefinition("delivery", "where a parcel is, late or damaged in transit, address and courier"),
    new LabelDefinition("returns", "sending goods back, exchanges, wrong size, warranty"),
    new LabelDefinition("account", "log-in, password, e-mail change, profile, privacy, closing the account"),
    new LabelDefinition("technical", "the app, the site or a device does not work, errors, features"),
    new LabelDefinition("praise", "thanks and compliments without a request"),
]);

var data = await DatasetReader.ReadAsync(Path.Combine(AppContext.BaseDirectory, "messages.csv"), new DatasetOptions { IdColumn = "id", GoldColumn = "label" });
var pool = data.ToPool();
var gold = data.GoldLabels();
var loop = new ActiveLearningLoop(new OracleLabeler(labels, gold, noise: 0.05), new LinearTrainer())
{
    Options = new ActiveLearningOptions { SeedSize = 20, BatchSize = 20, MaxLabels = 200 },
    StoppingCriteria = [], // the budget alone ends this run
};

Console.WriteLine($"{pool.Count} messages in {labels.Count} classes. The labeler is simulated: it answers from the gold column and errs in 5 % of its answers.");
await using var session = await loop.OpenAsync(new ActiveLearningRun(pool, labels));
Console.WriteLine("\nround  labels  entropy of the unlabeled  classifier right on the unlabeled");
var first = session.Current;
while (await session.RunRoundAsync() is { } round)
{
    first = round.Number == 1 ? session.Current : first;
    var unasked = session.Current.Labeled.Where(row => row.Source == LabelSource.Classifier).ToList();
    Console.WriteLine($"{round.Number,5}  {round.Labels,6}  {round.Entropy?.Mean,24:0.000}  {unasked.Select(row => row.Label == gold[row.Example.Id] ? 1.0 : 0.0).DefaultIfEmpty(1).Average(),33:0.0%}");
}

var last = session.Current;
Console.WriteLine($"\n{last.StopReason!.Sentence} {last.Labeled.Count(row => row.Label == gold[row.Example.Id])} of {last.Labeled.Count} final labels are right.");
ShowMostUncertain("after the first round", first);
ShowMostUncertain("at the end", last);

var classifier = (LinearClassifier)last.Classifier;
const string Question = "I was charged twice for the same order, please give me my money back";
const int Predictions = 20_000;
var started = TimeProvider.System.GetTimestamp();
for (var index = 0; index < Predictions; index++)
{
    classifier.Predict(Question);
}

Console.WriteLine($"\n\"{Question}\" -> {labels[classifier.Predict(Question).Top].Name}, {TimeProvider.System.GetElapsedTime(started).TotalMicroseconds / Predictions:0.0} microseconds a prediction.");

void ShowMostUncertain(string when, ActiveLearningResult result)
{
    Console.WriteLine($"\nThe five texts of highest entropy {when}:");
    foreach (var row in result.Labeled.OrderByDescending(row => row.Prediction.NormalizedEntropy).Take(5))
    {
        Console.WriteLine($"  {row.Prediction.NormalizedEntropy:0.00}  {row.Label,-9} {row.Prediction.Confidence:0.00}  {row.Example.Text[..Math.Min(80, row.Example.Text.Length)]}");
    }
}
