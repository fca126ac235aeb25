using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class MixedFaultsTests
{
    private const int Concurrency = 16;
    private const int MaxRetries = 5;
    private static readonly string[] Rows = [.. Enumerable.Range(1, 600).Select(number => $"Lisbon row {number:000}")];

    [Theory]
    [InlineData(1)]
    [InlineData(MaxRetries)]
    [InlineData(int.MaxValue)]
    public async Task GetResponseAsync_EachFaultAtFivePercent_EveryRowEndsAndCountsAsForetold(int failures)
    {
        var faults = new MixedFaults(LabelOf, failures: failures);
        await using var server = await LabelingServer.StartAsync(faults.Answer, Rows);
        using var client = Client(server);

        var ends = await AskAsync(client);

        Assert.Equal(Rows.Select(row => $"{row}: {ExpectedEnd(faults.FaultOf(row), row, failures)}"), ends);
        Assert.Equal(
            Rows.Select(row => (row, ExpectedRequests(faults.FaultOf(row), failures))),
            Rows.Select(row => (row, server.RequestsFor(row))));
    }

    [Fact]
    public void FaultOf_ManyRows_MeetsEachFaultAtItsShare()
    {
        var faults = new MixedFaults(LabelOf);

        var counts = Rows.CountBy(faults.FaultOf).ToDictionary();

        Assert.Equal(Enum.GetValues<ServerFault>(), counts.Keys.Order());
        Assert.All(counts.Where(count => count.Key != ServerFault.None), count => Assert.InRange(count.Value, 15, 50));
    }

    [Fact]
    public async Task GetResponseAsync_EveryFault_LeaksNeitherRowNorKey()
    {
        var faults = new MixedFaults(LabelOf, share: 0.11, failures: int.MaxValue);
        await using var server = await LabelingServer.StartAsync(faults.Answer, Rows);
        using var observed = new ObservedTelemetry($"{server.Endpoint.Host}:{server.Endpoint.Port}");
        using var loggers = new CollectingLoggerFactory();
        using var client = Client(server, loggers);
        List<string> exceptions = [];
        string[] rows = [.. Rows.DistinctBy(row => (faults.FaultOf(row), faults.FiltersThePrompt(row)))];
        foreach (var row in rows)
        {
            try
            {
                await client.GetResponseAsync(Some.Messages(row), Some.Options());
            }
            catch (ModelServerException failure)
            {
                exceptions.Add(failure.ToString());
            }
        }

        Assert.Equal(20, rows.Length);
        Assert.Equal(11, exceptions.Count);
        Assert.Equal(rows.Length, observed.Activities.Count);
        Assert.NotEmpty(loggers.Messages);
        var everything = string.Join('\n', [.. exceptions, .. loggers.Messages, observed.Everything()]);
        Assert.DoesNotContain("Lisbon", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Some.Key, everything, StringComparison.OrdinalIgnoreCase);
    }

    // No breaker where nearly half of the requests fail on purpose.
    private static IChatClient Client(LabelingServer server, ILoggerFactory? loggers = null)
    {
        var options = Some.Resilience();
        options.CircuitMinimumAttempts = 1_000_000;
        return ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = options }, new EagerTimeProvider(Some.AttemptTimeout) { StandsStill = true }.For(server), loggers);
    }

    private static async Task<string[]> AskAsync(IChatClient client)
    {
        var ends = new string[Rows.Length];

        // As a labeler does: the first question goes alone.
        ends[0] = $"{Rows[0]}: {await EndOfAsync(client, Rows[0], CancellationToken.None)}";
        await Parallel.ForAsync(1, Rows.Length, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (index, token) =>
            ends[index] = $"{Rows[index]}: {await EndOfAsync(client, Rows[index], token)}");
        return ends;
    }

    private static async Task<string> EndOfAsync(IChatClient client, string row, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.GetResponseAsync(Some.Messages(row), Some.Options(), cancellationToken);
            return $"{response.FinishReason} {response.GetRefusal() ?? response.Text} after {response.GetAttempts().Count}";
        }
        catch (ModelServerException failure)
        {
            return $"{failure.Kind} after {failure.Attempts}";
        }
    }

    private static string ExpectedEnd(ServerFault fault, string row, int failures) => fault switch
    {
        _ when MixedFaults.MayPass(fault) && failures > MaxRetries => "Transient after 6",
        ServerFault.OutsideLabel => "stop {\"label\":\"no such label\"} after 1",
        ServerFault.Refused => "stop I cannot help with that. after 1",
        ServerFault.Filtered => new MixedFaults(LabelOf).FiltersThePrompt(row) ? "ContentFiltered after 1" : "content_filter  after 1",
        ServerFault.CutOff => "length {\"label after 1",
        _ => $"stop {{\"label\":\"{LabelOf(row)}\"}} after {ExpectedRequests(fault, failures)}",
    };

    private static int ExpectedRequests(ServerFault fault, int failures) => MixedFaults.MayPass(fault) ? Math.Min(failures, MaxRetries) + 1 : 1;

    private static string LabelOf(string row) => row[^1] % 2 == 0 ? Some.Labels[0] : Some.Labels[1];
}
