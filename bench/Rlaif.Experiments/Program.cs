using System.CommandLine;
using System.Text.Json;

namespace Rlaif.Experiments;

/// <summary>Draws learning curves with the oracle labeler: a JSON line a seed on standard output.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        var data = new Option<string>("--data") { Description = "A folder with train.csv and test.csv, columns text and label.", Required = true };
        var strategy = new Option<string>("--strategy") { DefaultValueFactory = _ => "entropy" };
        strategy.AcceptOnlyFromAmong("entropy", "margin", "least-confidence", "random");
        var labels = new Option<int>("--labels") { Description = "Labels in all.", DefaultValueFactory = _ => 150 };
        var batch = new Option<int>("--batch") { Description = "Labels a round.", DefaultValueFactory = _ => 10 };
        var seedSize = new Option<int>("--seed-size") { Description = "Random labels first.", DefaultValueFactory = _ => 10 };
        var seeds = new Option<int>("--seeds") { Description = "Runs, each with a seed of its own from 0.", DefaultValueFactory = _ => 5 };
        var noise = new Option<double>("--noise") { Description = "The share of wrong answers." };
        var root = new RootCommand("Learning curves on labeled data.") { data, strategy, labels, batch, seedSize, seeds, noise };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new Settings(
                parsed.GetRequiredValue(data), parsed.GetRequiredValue(strategy), parsed.GetValue(labels), parsed.GetValue(batch), parsed.GetValue(seedSize), parsed.GetValue(noise));
            var experiment = await Experiment.OpenAsync(settings, cancellationToken);
            for (var seed = 0UL; seed < (ulong)parsed.GetValue(seeds); seed++)
            {
                Console.WriteLine(JsonSerializer.Serialize(await experiment.RunAsync(seed, cancellationToken), CurveJson.Default.Curve));
            }
        });
        return root.Parse(arguments).InvokeAsync();
    }
}
