using System.Globalization;
using Microsoft.ML;

namespace Rlaif.Classifiers.MLNet.Reader;

/// <summary>Plain ML.NET and nothing of Rlaif: loads a zip and predicts the texts that follow, a line a text.</summary>
internal static class Program
{
    public static void Main(string[] arguments)
    {
        var context = new MLContext();
        var model = context.Model.Load(arguments[0], out _);
        using var engine = context.Model.CreatePredictionEngine<Input, Output>(model);
        foreach (var text in arguments[1..])
        {
            var output = engine.Predict(new Input { Text = text });
            Console.WriteLine($"{output.PredictedLabel} {string.Join(' ', output.Score.Select(score => score.ToString("R", CultureInfo.InvariantCulture)))}");
        }
    }
}
