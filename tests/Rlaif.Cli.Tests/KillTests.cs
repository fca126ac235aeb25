using System.Globalization;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>The command line, killed at random moments over the whole of many runs: nothing is lost, or paid for twice.</summary>
public sealed class KillTests : IAsyncLifetime, IDisposable
{
    private const int Concurrency = 4;
    private const int KillsPerRun = 5;

    // Votes about rows that not all voters have answered are asked again: two of three about each row of a batch at most.
    private const int VotesOfBatch = 20;
    private static readonly string[] Rows = [.. Enumerable.Range(100, 120).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number % 7} {number}")];

    // What follows learning is cut as well: second answers, a sample, the rest.
    private static readonly string[][] Kinds = [["--budget", "60"], ["--budget", "80", "--max-rounds", "3", "--recheck", "0.3", "--target-agreement", "0.7"], ["--budget", "40", "--votes", "3"]];
    private readonly RunFiles _files = new();
    private LabelingServer _server = null!;
    private KillPlan _plan = KillPlan.None;

    // An ordinary test run kills twenty times.
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("RLAIF_KILLS") ?? "20", CultureInfo.InvariantCulture);

    public async Task InitializeAsync()
    {
        _files.Write("pool.csv", $"text\n{string.Join('\n', Rows)}\n");
        _server = await LabelingServer.StartAsync(request => _plan.Answer(request), Rows);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _files.Dispose();

    [Fact]
    public Task Run_KilledAtRandomMoments_EndsAsOneThatWasNot() => EndsAsUnbrokenAsync(Kills, new Random(20), gently: false);

    [UnixFact]
    public Task Run_AskedToFinishAtRandomMoments_EndsAsOneThatWasNot() => EndsAsUnbrokenAsync(Kills / 2, new Random(21), gently: true);

    private async Task EndsAsUnbrokenAsync(int breaks, Random random, bool gently)
    {
        var unbroken = new List<string[]>();
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            using var whole = Start($"whole{kind}", kind, isResumed: false);
            Assert.Equal(0, (await whole.EndAsync()).ExitCode);
            unbroken.Add([.. RunFiles.Content(_files[$"whole{kind}"])]);
        }

        for (int run = 0, broken = 0; broken < breaks; run++)
        {
            var kind = run % Kinds.Length;
            broken += await BreakAsync($"run{run}", kind, int.Min(KillsPerRun, breaks - broken), random, gently);

            Assert.Equal(unbroken[kind], RunFiles.Content(_files[$"run{run}"]));
        }
    }

    private async Task<int> BreakAsync(string run, int kind, int most, Random random, bool gently)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var kills = 0; ; kills++)
        {
            // The key tells the processes apart: requests of one that was killed may still be on their way.
            var key = $"{run}-{kills}";
            _plan = kills < most ? KillPlan.Draw(random, mayHang: !gently) : KillPlan.None;
            using var tool = Start(run, kind, isResumed: kills > 0 && random.Next(2) == 0, key);
            var ended = tool.EndAsync();
            var isKilled = await Task.WhenAny(_plan.Due, ended) == _plan.Due && (gently ? await tool.FinishAsync() : await tool.KillAsync());
            AssertNoneTwice(_server.Requests.Where(request => request.ApiKey == key).Select(request => kind == 0 ? request.Row : request.Body.GetRawText()), known, kills == 0 ? 0 : kind == 2 ? VotesOfBatch : gently ? 0 : Concurrency);
            if (!isKilled)
            {
                var result = await ended;
                Assert.True(result.ExitCode == 0, $"{run} after {kills} kills: {result.Errors}");
                return kills;
            }
        }
    }

    // Only what was under way at a kill is asked again, and nothing where it could end. A second answer is another question.
    private static void AssertNoneTwice(IEnumerable<string> questions, HashSet<string> known, int most)
    {
        var again = questions.Count(question => !known.Add(question));
        Assert.True(again <= most, $"{again} questions were asked again, {most} at most were under way.");
    }

    private Tool Start(string run, int kind, bool isResumed, string key = "whole") => Tool.Start(new Dictionary<string, string> { ["RLAIF_TEST_KEY"] = key }, isResumed
        ? ["resume", _files[run]]
        : [
            "label", _files["pool.csv"], "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{_server.Endpoint}", "--model", "model-1",
            "--concurrency", $"{Concurrency}", "--api-key-env", "RLAIF_TEST_KEY", "--out", _files[run], .. Kinds[kind],
        ]);
}
