using System.Text.Json;

namespace Rlaif.Experiments;

/// <summary>Draws learning curves with the oracle labeler: a JSON line a seed on standard output.</summary>
internal static class Program
{
    private const int BadInput = 2;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            Console.WriteLine(Arguments.Help);
            return 0;
        }

        try
        {
            if (arguments is ["--draw", var picture, .. var files])
            {
                await DrawAsync(picture, files);
                return 0;
            }

            await RunAsync(Arguments.Read(arguments));
            return 0;
        }
        catch (Exception exception) when (exception is RlaifException or ArgumentException or FileNotFoundException)
        {
            Console.Error.WriteLine(exception.Message);
            return BadInput;
        }
    }

    // Lines that runs of one --batch have written.
    private static async Task DrawAsync(string picture, string[] files)
    {
        var lines = files.SelectMany(File.ReadLines).Where(line => line.Contains("\"curve\"", StringComparison.Ordinal));
        var curves = lines.Select(line => JsonSerializer.Deserialize(line, CurveJson.Default.Curve)!).ToList();
        await File.WriteAllTextAsync(picture, curves[0].Stops is null ? CurvePicture.Draw(curves, curves[0].Labels / curves[0].Accuracies.Count) : StopPicture.Draw(curves));
    }

    private static async Task RunAsync(Settings settings)
    {
        var data = await ExperimentData.ReadAsync(settings);
        if (settings is { Embeddings: { } folder, Classifier: "auto" } && data.Embeddings is null)
        {
            Console.Error.WriteLine($"{folder} has no train.npy and test.npy of {data.Name}, which is learned without embeddings.");
        }

        if (settings.TargetAgreements.Count > 0)
        {
            await foreach (var line in new CompletionExperiment(settings, data).RunAsync())
            {
                Console.WriteLine(JsonSerializer.Serialize(line, CurveJson.Default.CompletionLine));
            }

            return;
        }

        var curves = await WriteAsync(settings, data);
        if (settings.Stop)
        {
            Console.WriteLine(JsonSerializer.Serialize(StoppingLine.Of(curves), CurveJson.Default.StoppingLine));
        }

        if (settings.Baselines)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Baseline(data.Name, "majority", Math.Round(data.MajorityAccuracy(), 4)), CurveJson.Default.Baseline));
            var atRandom = await WriteAsync(settings.AtRandom(), data);
            Console.WriteLine(JsonSerializer.Serialize(Savings.Of(settings, curves, atRandom), CurveJson.Default.Savings));
        }
    }

    private static async Task<List<Curve>> WriteAsync(Settings settings, ExperimentData data)
    {
        var curves = new List<Curve>();
        await foreach (var curve in new Experiment(settings, data).RunAsync())
        {
            Console.WriteLine(JsonSerializer.Serialize(curve, CurveJson.Default.Curve));
            curves.Add(curve);
        }

        return curves;
    }
}
