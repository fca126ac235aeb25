using System.Globalization;

namespace Rlaif.Throughput;

/// <summary>Measures how fast a chat labeler asks a server that takes its time; the server is another process of this program.</summary>
internal static class Program
{
    public const string Serve = "serve";
    private const int Rows = 2_000;
    private const int Concurrency = 64;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is [Serve])
        {
            await SlowServer.RunAsync(Latency);
            return 0;
        }

        using var server = ServerProcess.Start();
        var endpoint = await server.EndpointAsync();
        var labeling = new LabelingRun(endpoint, Concurrency);
        using var plain = new PlainRun(endpoint, Concurrency);

        // Compiled, connected and at full concurrency first.
        await plain.MeasureAsync(Rows);
        await labeling.MeasureAsync(Rows);
        Write("plain HTTP", await plain.MeasureAsync(Rows));
        Write("labeler", await labeling.MeasureAsync(Rows));
        return 0;
    }

    private static void Write(string name, Measured measured)
    {
        var ideal = Concurrency / Latency.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {measured.Answered} rows, {measured.RowsPerSecond:0} rows/s, {measured.RowsPerSecond / ideal:P1} of {ideal:0}; CPU {measured.CpuPerRow.TotalMilliseconds:0.000} ms a row"));
    }
}
