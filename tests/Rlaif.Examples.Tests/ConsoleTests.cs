using System.Text.RegularExpressions;
using Rlaif.TestServer;

namespace Rlaif.Examples.Tests;

public sealed partial class ConsoleTests
{
    private static readonly Dictionary<string, string?> NoModel = new() { ["OPENAI_MODEL"] = null, ["OPENAI_API_KEY"] = null, ["OPENAI_ENDPOINT"] = null, ["AZURE_OPENAI_ENDPOINT"] = null };

    [Fact]
    public async Task QuickStart_NoArguments_LearnsAndSaysThatTheLabelerIsSimulated()
    {
        var (exitCode, output, errors) = await Example.RunAsync("QuickStart.dll", NoModel);

        Assert.Equal((0, string.Empty), (exitCode, errors));
        Assert.Contains("errs in 5 % of its answers", output, StringComparison.Ordinal);
        Assert.Contains("microseconds a prediction", output, StringComparison.Ordinal);
        Assert.Equal(10, RoundLine().Count(output));
        var right = FinalLabels().Match(output);
        Assert.InRange(int.Parse(right.Groups["right"].Value, System.Globalization.CultureInfo.InvariantCulture), 490, 617);
    }

    [Fact]
    public async Task OpenAI_NothingSet_SaysWhatIsMissing()
    {
        var (exitCode, _, errors) = await Example.RunAsync("OpenAIExample.dll", NoModel, "messages.csv", "billing,delivery");

        Assert.Equal(2, exitCode);
        Assert.Contains("OPENAI_API_KEY", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAI_CompatibleServer_WritesLabeledRows()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("delivery"));
        var environment = new Dictionary<string, string?>(NoModel) { ["OPENAI_MODEL"] = "model-1", ["OPENAI_ENDPOINT"] = $"{server.Endpoint}" };

        var (exitCode, output, _) = await Example.RunAsync("OpenAIExample.dll", environment, Path.Combine(AppContext.BaseDirectory, "messages.csv"), "billing,delivery");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("id,text,label,confidence,entropy,source,outcome,guaranteed\n", output, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Count, 100, 200);
    }

    [GeneratedRegex(@"^ +\d+ +\d+ +0\.\d+ +\d+\.\d%", RegexOptions.Multiline, 1000)]
    private static partial Regex RoundLine();

    [GeneratedRegex(@"(?<right>\d+) of 617 final labels are right", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FinalLabels();
}
